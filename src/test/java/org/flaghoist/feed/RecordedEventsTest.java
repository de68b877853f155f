package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.flaghoist.feed.RecordedEvents.ReadEvent;
import org.junit.jupiter.api.Test;

class RecordedEventsTest {

    @Test
    void readsOfEachEventWhatIsPublishedAsWhatItIs() {
        assertThat(RecordedEvents.read("""
                        [{"kind":"QUEUED","partner":"ro","digest":"ab","detail":{"format":"CSV","file":"a.csv",\
                        "redactions":["/a",["/b"],{"c":["/d"]}]}},{"kind":"REPEAT_ASKED","rule":"R1",\
                        "detail":{"act":"AGAIN","copies":"12","allRevisions":"true","until":null}}]"""))
                .containsExactly(
                        new ReadEvent("QUEUED", "ro", null, Map.of("format", "CSV", "redactions", 3)),
                        new ReadEvent(
                                "REPEAT_ASKED",
                                null,
                                "R1",
                                Map.of("act", "AGAIN", "copies", 12L, "allRevisions", true)));
    }

    @Test
    void readsNothingOfAnObjectInADetailNorOfWhatOnlyAnotherKindPublishes() {
        assertThat(RecordedEvents.read("""
                        [{"kind":"REJECTED","detail":{"code":{"a":{"b":"c"}},"stage":"IN"},"more":{"d":[1]}},\
                        {"detail":{"code":"SCHEMA","attempts":"2"},"kind":"REJECTED","partner":"uk"},\
                        {"detail":{"code":"SCHEMA"},"kind":"OF A NEWER HUB"},{"kind":"DECIDED"}]"""))
                .containsExactly(
                        new ReadEvent("REJECTED", null, null, Map.of("stage", "IN")),
                        new ReadEvent("REJECTED", "uk", null, Map.of("code", "SCHEMA")),
                        new ReadEvent("OF A NEWER HUB", null, null, Map.of()),
                        new ReadEvent("DECIDED", null, null, Map.of()));
        assertThat(RecordedEvents.read("[]")).isEmpty();
    }

    @Test
    void stopsAtWhatIsNoJson() {
        assertThatThrownBy(() -> RecordedEvents.read("[{\"kind\":\"DECIDED\"}"))
                .hasMessageContaining("verify the ledger");
        assertThatThrownBy(() -> RecordedEvents.read("{\"kind\":\"DECIDED\"}")).hasMessageContaining("verify");
        assertThatThrownBy(() -> RecordedEvents.read("[{\"kind\"")).hasMessageContaining("verify the ledger");
    }
}
