package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.CalledWords.Word;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A condition on a word that the field never has would be off without anybody knowing. */
final class ConditionsCheckTest {

    private Path folder = Path.of("");
    private CalledWords called = new CalledWords(Map.of(), Map.of());

    @BeforeEach
    void tables(@TempDir Path empty) throws IOException {
        folder = Files.createDirectory(empty.resolve("tn"));
        Files.writeString(folder.resolve("item.csv"), "ESPÈCES;CASH\nARME;WEAPON;in\nNIET;!CODE_UNKNOWN\n;PHONE\n");
        Files.writeString(
                folder.resolve("country.csv"), "a;A\nb;B\nc;C\nd;D\ne;E\nf;F\ng;G\nh;H\ni;I\nj;J\nk;K\nl;L\nm;M\n");
    }

    @Test
    void refusesAWordThatIsNotTheHubs() throws IOException {
        assertThat(faults("ESPÈCES", "WEAPONS", "Z"))
                .containsExactly(
                        ":7: notification.list.exclusive: 'ESPÈCES' is no word of the hub's in " + table("item")
                                + ", where they stand behind the ';'; write 'CASH'",
                        ":9: notification.a.members.currency.requiredWhen.item: 'WEAPONS' is no word of the hub's in "
                                + table("item")
                                + ", where they stand behind the ';'; write one of [CASH, PHONE, WEAPON]",
                        ":10: notification.a.members.c.requiredWhen.country: 'Z' is no word of the hub's in "
                                + table("country") + ", where they stand behind the ';'; write one of them");
    }

    @Test
    void takesTheHubsWordsAlsoWithoutANativeOne() throws IOException {
        assertThat(faults("PHONE", "WEAPON", "M")).isEmpty();
    }

    @Test
    void takesPartnersThatOthersBringAlong() throws IOException {
        Files.writeString(folder.resolve("item.csv"), "BUL;bg\nROM;ro\n");
        Word brought = new Word(folder.resolve("called.yaml"), JsonPointer.valueOf("/words/tn"), "item", "fr", "FRA");
        called = new CalledWords(
                Map.of("bg", CalledFile.NONE, "ro", CalledFile.NONE, "fr", CalledFile.NONE),
                Map.of(table("item"), List.of(brought)));

        assertThat(faults("fr", "bg", "M")).isEmpty();
    }

    @Test
    void takesTrueAndFalseAloneOfAFlagWithoutATable() throws IOException {
        assertThat(faultsOfFlags("wahr", "yes"))
                .containsExactly(
                        ":8: notification.a.members.b.requiredWhen.flag: 'wahr' is no value of a flag; write 'true' or 'false'",
                        ":9: notification.a.members.c.requiredWhen.only: 'yes' is no value of this flag; write 'true'");
        assertThat(faultsOfFlags("True", "false"))
                .containsExactly(
                        ":8: notification.a.members.b.requiredWhen.flag: 'True' is no value of a flag; write 'true' or 'false'",
                        ":9: notification.a.members.c.requiredWhen.only: 'false' is no value of this flag; write 'true'");
        assertThat(faultsOfFlags("false", "true")).isEmpty();
        assertThat(faultsOfFlags("'true'", "\"true\"")).isEmpty();
    }

    @Test
    void refusesAConditionOnAFieldThatIsNeverOneWord() throws IOException {
        assertThat(faults("""
                  a: {members: {when: {type: moment_or_day}, o: {members: {p: {type: word}}},
                    b: {type: word, requiredWhen: {when: "2026-06-03"}},
                    c: {type: word, requiredWhen: {o: any}},
                    d: {type: word, requiredWhen: {all: any}}, all: {type: word, list: true}}}
                """))
                .containsExactly(
                        ":8: notification.a.members.b.requiredWhen.when: a field of type moment_or_day is never one"
                                + " word; name one that is, or remove the condition",
                        ":9: notification.a.members.c.requiredWhen.o: a field of type object is never one word; name"
                                + " one that is, or remove the condition",
                        ":10: notification.a.members.d.requiredWhen.all: a list is never one word; name another field,"
                                + " or remove the condition");
    }

    private Path table(String name) {
        return folder.resolve(name + ".csv");
    }

    private List<String> faultsOfFlags(String any, String only) throws IOException {
        return faults("""
                  a: {members: {flag: {type: flag}, only: {type: flag, pattern: "true"},
                    b: {type: word, requiredWhen: {flag: %s}},
                    c: {type: word, requiredWhen: {only: %s}}}}
                """.formatted(any, only));
    }

    private List<String> faults(String exclusive, String item, String country) throws IOException {
        return faults("""
                  list: {type: code, table: item, list: true, exclusive: %s}
                  a: {members: {item: {type: code, table: item}, country: {type: code, table: country}, word: {type: word},
                    currency: {type: word, requiredWhen: {item: %s}},
                    c: {type: word, requiredWhen: {country: %s, word: any}}}}
                """.formatted(exclusive, item, country));
    }

    private List<String> faults(String fields) throws IOException {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(yaml, """
                syntax: json
                extension: json
                times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                text: {language: l, text: t}
                receipt: {b: {type: word}}
                notification:
                """ + fields);
        SetupFaults faults = new SetupFaults();
        new FormatReader(new Units(Map.of()), called, faults).read(folder);
        return faults.all().stream()
                .filter(fault -> fault.startsWith(yaml.toString()))
                .map(fault -> fault.substring(yaml.toString().length()))
                .toList();
    }
}
