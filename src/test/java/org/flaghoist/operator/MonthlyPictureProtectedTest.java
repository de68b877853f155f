package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.flaghoist.hub.PictureBeans;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFile.State;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.PgpPartner;
import org.flaghoist.testing.PgpParty;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner whose files are signed and encrypted gets what a month adds up to so, too. */
class MonthlyPictureProtectedTest {

    private static final PgpParty OURS = PgpParty.make();
    private static final PgpParty THEIRS = PgpParty.make();

    private HubFixture hub;

    private PgpPartner east;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual().beans(PictureBeans.class));
        hub.test("east");
        Files.writeString(
                hub.directory().resolve("config/partners/east.yaml"), "monthlyPicture: 1\n", StandardOpenOption.APPEND);
        east = new PgpPartner(hub);
    }

    private PeriodicFile awaitState(State state) {
        await().untilAsserted(() -> assertThat(months()).singleElement().returns(state, PeriodicFile::state));
        return months().get(0);
    }

    private List<PeriodicFile> months() {
        return hub.bean(PeriodicFiles.class).last(10);
    }

    private void assertPutThereProtected(String month) throws Exception {
        assertThat(SftpServerFixture.names(east.inbox())).containsExactly("picture_" + month + ".json.pgp");
        Path file = east.inbox().resolve("picture_" + month + ".json.pgp");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(month);
        // Their key opens it, and it is signed with ours.
        String opened = PgpPartner.read(file, THEIRS.with(OURS));
        assertThat(new ObjectMapper().readTree(opened).path("month").asText()).isEqualTo(month);
    }

    @Test
    void isSignedAndEncrypted() throws Exception {
        east.agree(List.of(OURS), List.of(THEIRS));
        hub.activate("east");
        assertPutThereProtected(awaitState(State.DELIVERED).period());
    }

    @Test
    void isNotSentAsLongAsNoKeyIsLeftForItAndMadeAnewForTheNextKey() throws Exception {
        east.agree(List.of(OURS), List.of(PgpParty.endingAfter(Duration.ofDays(1))));
        // Behind the key's end, and in no month's last hour.
        Instant later = Instant.now()
                .plus(Duration.ofDays(2))
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(12));
        hub.moveClock(Duration.between(Instant.now(), later));
        hub.activate("east");
        assertThat(awaitState(State.FAILED).code()).isEqualTo("KEY_EXPIRED");
        assertThat(SftpServerFixture.names(east.inbox())).isEmpty();

        // Until the clock is there again another month may be due.
        hub.test("east");
        east.agree(List.of(OURS), List.of(THEIRS));
        hub.moveClock(Duration.between(Instant.now(), later).plusMinutes(62));
        hub.activate("east");
        assertPutThereProtected(awaitState(State.DELIVERED).period());
    }
}
