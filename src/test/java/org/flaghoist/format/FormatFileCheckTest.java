package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatFileCheckTest {

    private Path folder = Path.of("");

    @BeforeEach
    void inAFolder(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void reportsEveryKeyThatIsMissing() throws Exception {
        assertThat(faults("syntax: json\nnotification: {a: {type: word}}\n"))
                .containsExactly(
                        ": extension: is missing; add it",
                        ": times: is missing; add it",
                        ": text: is missing; add it",
                        ": receipt: is missing; add it");
    }

    @Test
    void reportsEveryKeyOfXmlThatIsMissing() throws Exception {
        assertThat(faults("""
                        syntax: xml
                        extension: xml
                        times: {zone: UTC, moment: HH, day: uuuu}
                        text: {language: l, text: t}
                        xml: {root: alert, namespace: 'urn:alerts'}
                        notification: {}
                        receipt: {}
                        """))
                .containsExactly(
                        ": xml.receipt: is missing; add it",
                        ": xml.schema: is missing; add it",
                        ": xml.charsets: is missing; add it",
                        ": xml.characters: is missing; add it",
                        ": xml.structure: is missing; add it");
    }

    @Test
    void reportsWhatIsNamedWronglyWithItsLine() throws Exception {
        assertThat(faults("""
                        syntax: json
                        extension: json
                        times: {zone: UTC, moment: bbbb, day: uuuu}
                        text: {language: l, text: t}
                        first: [a.x]
                        missing:
                          event: b
                        notification:
                          a:
                            members:
                              c: {type: code}
                              d: {type: word, requiredWith: [c, e], pattern: '['}
                        receipt:
                          r: {}
                        """))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).startsWith(":3: times.moment: 'bbbb' is no pattern of a time"),
                        fault -> assertThat(fault).startsWith(":5: first: 'a.x' is no field"),
                        fault -> assertThat(fault).startsWith(":7: missing.event: 'b' is no field"),
                        fault -> assertThat(fault).startsWith(":11: notification.a.members.c: has no table"),
                        fault -> assertThat(fault).startsWith(":12: notification.a.members.d: '[' is no pattern"),
                        fault -> assertThat(fault).startsWith(":12: notification.a.members.d: names 'e'"),
                        fault -> assertThat(fault).startsWith(":14: receipt.r: has neither type nor members"));
    }

    @Test
    void reportsAnUnknownKeyAndAWrongValueAnywhereWithItsLine() throws Exception {
        assertThat(faults("""
                        syntax: json
                        extention: json
                        notification:
                          a: {type: word, patern: '[A-Z]'}
                        xml:
                          rot: alert
                        receipt:
                          r: {members: {s: {type: wort}}}
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(":2: unknown key 'extention'; known here: ["),
                        fault -> assertThat(fault).startsWith(":4: unknown key 'patern'; known here: ["),
                        fault -> assertThat(fault).startsWith(":6: unknown key 'rot'; known here: ["),
                        fault -> assertThat(fault).startsWith(":8: receipt.r.members.s.type: Cannot deserialize"));
    }

    private List<String> faults(String text) throws Exception {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(yaml, text);
        SetupFaults faults = new SetupFaults();
        assertThat(new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder))
                .isNull();
        return catchThrowableOfType(SetupException.class, faults::throwIfAny).faults().stream()
                .map(fault -> fault.substring(yaml.toString().length()))
                .toList();
    }
}
