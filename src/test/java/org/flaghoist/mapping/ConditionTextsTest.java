package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What the hub adds to a notification is in the words of its sender, and in neutral ones where it has none. */
final class ConditionTextsTest {

    private static final String UK_GRADE = "UK grade E: the sender suspects that this is false.";

    private Path mappings;
    private Path called;
    private Path table;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Shipped.FOLDER, mappings);
        called = mappings.resolve("at/called.yaml");
        table = mappings.resolve("codes/added-conditions.csv");
    }

    @Test
    void saysTheContractsWordsOfTheSixPartners() throws Exception {
        for (String sender : SeventhPartner.SIX) {
            assertThat(rendered(sender)).contains(UK_GRADE, "UK OFFICIAL-SENSITIVE: need to know.");
        }
    }

    @Test
    void saysTheSendersOwnWords() throws Exception {
        Files.writeString(called, """
                conditions:
                  sensitive: {language: fr, text: "DIFFUSION RESTREINTE : besoin d'en connaitre."}
                  suspectedFalse: {language: en, text: "Source graded B5: improbable."}
                """);

        assertThat(rendered("at"))
                .contains("DIFFUSION RESTREINTE : besoin d'en connaitre.", "Source graded B5: improbable.")
                .doesNotContain("UK ");
    }

    @Test
    void namesNoPartnerWhereTheSenderHasNoWordsOfItsOwn() throws Exception {
        Files.delete(called);

        assertThat(rendered("at"))
                .contains("Sensitive: need to know.", "The sender suspects that this is false.")
                .doesNotContain("UK ");
    }

    @Test
    void reportsAllFaultsOfASendersWordsWithTheirLines() throws Exception {
        Files.writeString(called, """
                conditions:
                  sensitive: {text: ""}
                  suspectedFalse:
                    language: English
                    text: "False?\\nSure?"
                  secret: {language: en, text: "Secret."}
                """);

        assertThatThrownBy(this::read)
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(
                        called + ":2: conditions.sensitive.language: is missing; write the language of the"
                                + " text, by ISO 639, such as en")
                .hasMessageContaining(
                        called + ":2: conditions.sensitive.text: is empty; write the sentence that the recipients read")
                .hasMessageContaining(called + ":4: conditions.suspectedFalse.language: 'English' is no language of ISO"
                        + " 639; write that of the text, in small letters, such as en")
                .hasMessageContaining(called + ":5: conditions.suspectedFalse.text: has a break, or another control"
                        + " character; write the sentence on one line")
                .hasMessageContaining(called + ":6: conditions.secret: unknown key");
    }

    @Test
    void reportsAllFaultsOfTheSentencesForAll() throws Exception {
        Files.writeString(table, """
                H1;en;Not in court.
                H1;en;Not in any court.
                H9;en;What is that?
                SENSITIVE;en;
                """);
        Files.writeString(mappings.resolve("codes/units.csv"), "ft;a foot\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(table + ":2: H1: stands twice; remove one row")
                .hasMessageContaining(table + ":3: H9: is no reason; there are [H1, H2, SENSITIVE, SUSPECTED_FALSE]")
                .hasMessageContaining(table + ":4: SENSITIVE: write 'SENSITIVE;<language>;<sentence>'")
                .hasMessageContaining(table + ":1: H2: has no sentence; add a row 'H2;<language>;<sentence>'")
                .hasMessageContaining("units.csv:1: ft: 'a foot' is no number");
    }

    /** What Bulgaria gets, whose form has neither a label nor a field for it. */
    private String rendered(String sender) throws Exception {
        ObjectNode notification = SampleNotifications.intelligence(sender, "2026-11-03T08:15:00Z");
        notification.withObjectProperty("handling").put("level", "SENSITIVE");
        notification.withObjectProperty("grading").put("suspectedFalse", true);
        return new String(read().of("bg").render(notification), Charset.forName("windows-1251"));
    }

    private Mappings read() {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(mappings, faults);
        faults.throwIfAny();
        return read;
    }
}
