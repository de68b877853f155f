package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read strictly cannot be taken for something else than stands there. */
final class StrictYamlTest {

    private final SetupFaults faults = new SetupFaults();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    record Things(
            @Nullable List<String> names,
            @Nullable Action action,
            @Nullable Set<Action> actions,
            @Nullable Things inner,
            @Nullable Integer days,
            boolean open) {}

    /** Cannot be made without its list. */
    record Needed(List<String> names) {

        Needed {
            names = List.copyOf(names);
        }
    }

    /** Has keys that must be there. */
    record Entry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Set<Action> actions,
            @JsonProperty(required = true) Action action,
            @JsonProperty(required = true) boolean open,
            @JsonProperty(required = true) double width,
            @Nullable List<Entry> inner) {

        Entry {
            actions = Set.copyOf(actions);
        }
    }

    @Test
    void tellsEveryKeyThatIsMissingAndWhatElseIsWrong() throws IOException {
        String yaml = """
                inner:
                  - name: a
                    open: maybe
                  - {name: b, actions: [NW], action: NEW, open: true, width: 1}
                  - {}
                nme: c
                action: OLD
                """;

        assertThat(StrictYaml.read(written(yaml), Entry.class, faults)).isNull();

        assertThat(found())
                .contains(
                        ":2: inner[0].actions: is missing; write a list, [..]",
                        ":2: inner[0].action: is missing; write one of NEW, UPDATE, CANCEL",
                        ":2: inner[0].width: is missing; write a number",
                        ":3: inner[0].open: 'maybe' cannot stand here; write true or false",
                        ":4: inner[1].actions[0]: 'NW' cannot stand here; write one of NEW, UPDATE, CANCEL",
                        ":5: inner[2].name: is missing; write text",
                        ":1: actions: is missing; write a list, [..]",
                        ":1: open: is missing; write true or false",
                        ":7: action: 'OLD' cannot stand here; write one of NEW, UPDATE, CANCEL")
                .anyMatch(fault -> fault.startsWith(":6: nme: unknown key; did you mean 'name'? Known here: ["))
                .noneMatch(fault -> fault.startsWith(":1: name:"));
    }

    @Test
    void readsTheKeyThatWasMeantAtItsOwnPlaceInALine() throws IOException {
        String yaml = """
                {name: é, actions: [], action: NEW, open: true, width: 1, inner: [
                  {actions: [], action: NEW, open: true, width: 1, "nme": b, innner: [{nme: c, inner: []}]}]}
                """;

        assertThat(StrictYaml.read(written(yaml), Entry.class, faults)).isNull();

        assertThat(found())
                .map(fault -> fault.replaceFirst("Known here: .*", ""))
                .containsExactly(
                        ":2: inner[0].nme: unknown key; did you mean 'name'? ",
                        ":2: inner[0].innner: unknown key; did you mean 'inner'? ",
                        ":2: inner[0].inner[0].nme: unknown key; did you mean 'name'? ",
                        ":2: inner[0].inner[0].actions: is missing; write a list, [..]",
                        ":2: inner[0].inner[0].action: is missing; write one of NEW, UPDATE, CANCEL",
                        ":2: inner[0].inner[0].open: is missing; write true or false",
                        ":2: inner[0].inner[0].width: is missing; write a number");
    }

    @Test
    void tellsAnEmptyKeyThatMustBeThereOnceAndWhatElseIsMissing() throws IOException {
        assertThat(StrictYaml.read(written("name: a\nactions:\naction: NEW\nopen: true\n"), Entry.class, faults))
                .isNull();

        assertThat(found())
                .containsExactly(
                        ":2: actions: is empty; give a value, or remove the key",
                        ":1: width: is missing; write a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"names:", "names: ~", "names: null", "names:\n# - uk\n", "names: # - uk", "names: Null"})
    void refusesAKeyWithoutAValue(String yaml) throws IOException {
        assertThat(read("action: NEW\n" + yaml)).isNull();

        assertThat(found()).containsExactly(":2: names: is empty; give a value, or remove the key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    names: &x [uk]~inner: {names: *x}       | :2: inner.names: '*x'
                    names: [&x uk, *x]                      | :1: names[1]: '*x'
                    inner: &x {days: 1}~inner: {inner: *x}  | :2: inner.inner: '*x'
                    inner: &x {days: 1}~<<: *x              | :2: <<: '*x'
                    *x                                      | :1: yaml: '*x'
                    """)
    void refusesAnAliasWhichWouldBeReadAsItsName(String yaml, String fault) throws IOException {
        assertThat(read(yaml.replace("~", "\n"))).isNull();

        assertThat(found()).contains(fault + " is an alias, and is not followed; write out what it stands for");
    }

    @Test
    void namesThePlaceInAListAlikeWhateverIsWrongThere() throws IOException {
        read("inner: {names: [uk, ~]}");
        read("inner: {names: [uk, [at]]}");

        assertThat(found()).hasSize(2).allMatch(fault -> fault.startsWith(":1: inner.names[1]: "));
    }

    @Test
    void tellsEveryEmptyValueWithItsPath() throws IOException {
        read("inner:\n  action:\n  names: [uk, ~]\nnames:\n  - at\n  -\nactions:\n");

        assertThat(found())
                .containsExactly(
                        ":2: inner.action: is empty; give a value, or remove the key",
                        ":3: inner.names[1]: is empty; give a value, or remove it",
                        ":6: names[1]: is empty; give a value, or remove it",
                        ":7: actions: is empty; give a value, or remove the key");
    }

    @Test
    void saysOnceWhyARecordCannotBeMade() throws IOException {
        assertThat(StrictYaml.read(written("names:\n"), Needed.class, faults)).isNull();

        assertThat(found()).containsExactly(":1: names: is empty; give a value, or remove the key");
    }

    @Test
    void tellsAnUnknownKeyBesideAnEmptyOne() throws IOException {
        read("names:\nnomes: [uk]\n");

        assertThat(found()).hasSize(2).anyMatch(fault -> fault.startsWith(":2: nomes: unknown key"));
    }

    @Test
    void refusesAFileThatIsEmpty() throws IOException {
        assertThat(read("---\n")).isNull();

        assertThat(found()).containsExactly(":1: yaml: is empty; write its keys");
    }

    @Test
    void readsAListOfNothingAndATextOfNothing() throws IOException {
        assertThat(Objects.requireNonNull(read("names: []\ninner: {names: ['', 'null', '~']}\n"))
                        .names())
                .isEmpty();

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"action: 1", "action: \"1\"", "action: '01'", "actions: [1]", "actions: ['1']", "action: 0x1"})
    void refusesANumberInPlaceOfAWord(String yaml) throws IOException {
        assertThat(read(yaml)).isNull();

        assertThat(found())
                .singleElement()
                .asString()
                .matches(":1: actions?(\\[0])?: '0?1' cannot stand here; write one of NEW, UPDATE, CANCEL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "days: ''|days: '' cannot stand here; write a whole number",
                "days: '  '|cannot stand here; write a whole number",
                "days: 1.5|days: '1.5' cannot stand here; write a whole number",
                "open: 1|open: '1' cannot stand here; write true or false",
                "open: ''|open: '' cannot stand here; write true or false",
                "names: ''|names: '' cannot stand here; write a list, [..]",
                "action: ''|action: '' cannot stand here; write one of NEW, UPDATE, CANCEL",
            })
    void refusesAValueThatCouldStandForAnotherOrForNone(String yaml, String fault) throws IOException {
        assertThat(read(yaml)).isNull();

        assertThat(found()).singleElement().asString().contains(fault);
    }

    @Test
    void tellsEveryValueThatCannotStandWhereItDoes() throws IOException {
        assertThat(read("""
                        action: NW
                        actions: [NEW, OLD, CANCL]
                        inner: {open: maybe, actions: {NEW: [1]}, names: uk, action: NW}
                        open: perhaps
                        """)).isNull();

        assertThat(found())
                .containsExactly(
                        ":1: action: 'NW' cannot stand here; write one of NEW, UPDATE, CANCEL",
                        ":2: actions[1]: 'OLD' cannot stand here; write one of NEW, UPDATE, CANCEL",
                        ":2: actions[2]: 'CANCL' cannot stand here; write one of NEW, UPDATE, CANCEL",
                        ":3: inner.open: 'maybe' cannot stand here; write true or false",
                        ":3: inner.actions: write a list, [..]",
                        ":3: inner.names: write a list, [..]",
                        ":3: inner.action: 'NW' cannot stand here; write one of NEW, UPDATE, CANCEL",
                        ":4: open: 'perhaps' cannot stand here; write true or false");
    }

    @Test
    void readsWordsInAnyCaseAndNumbersInQuotes() throws IOException {
        Things read = Objects.requireNonNull(read("action: update\nactions: [New]\ndays: '5'\nopen: 'true'\n"));

        assertThat(read).isEqualTo(new Things(null, Action.UPDATE, Set.of(Action.NEW), null, 5, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\taction: NEW|:2: yaml: a tab stands before the text of this line; indent it by spaces",
                "inner:\\n\\taction: NEW|:3: yaml: a tab stands before",
                "inner:\\n  \\t- NEW|:3: yaml: a tab stands before",
                "action: @x|:2: yaml: no value begins with '@'; write it in quotes",
                "action: a: b|:2: yaml: a ':' stands where no key can be; write a text with ': ' in quotes",
                "action: NEW\\n  days: 5|:3: yaml: a ':' stands where no key can be",
                "action: 'NEW\\ndays: 5|:2: yaml: the text that begins with the quote in column 9 has no closing quote; close it",
                "names: [uk\\naction: NEW|:2: yaml: what begins here is not closed, or lacks a ',' before line 3, column 7;"
                        + " write it, or the ']'",
                "names:\\n  - uk\\n - at|:4: yaml: this line is indented as no line above it",
                "names: [\"\\q\"]|:2: yaml: '\\q' means nothing in double quotes; write '\\\\q', or use single quotes",
                "action: NEW\\n---\\ndays: 5|:4: yaml: a second document begins here",
                "action: NEW\\n---|yaml: a second document begins here",
                "open: true\\nopen: true|:3: open: is there twice; keep one",
            })
    void saysOfWhatIsNoYamlWhereAndWhatToDo(String yaml, String fault) throws IOException {
        assertThat(read("#\n" + yaml.replace("\\n", "\n").replace("\\t", "\t"))).isNull();

        assertThat(found()).singleElement().asString().contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{days: 6}}|:2: yaml: the '}' in column 19 closes nothing; remove it",
                "{days: 6}, open: true}|:2: yaml: the value ends before column 19, and ', open: true}' stands behind it",
                "{days: 6}\", open: true}|:2: yaml: the text that begins with the quote in column 19 has no closing quote",
                "{days: 6}\", open: true}\\n  action: \"NEW\"|:2: yaml: the value ends before column 19, and '\", open:",
                "{days: 6|:2: yaml: what begins here is not closed, or lacks a ',' before line 3, column 7",
                "{days: 6 open: true}|:2: yaml: what begins here is not closed, or lacks a ',' before line 2, column 23;",
                "{names: [\"uk]}\\n  other: {names: [\"uk\"]}|:2: yaml: what begins here lacks a ',' or a closing quote"
                        + " before line 3, column 20; write it",
                "{names: ['uk]}|:2: yaml: the text that begins with the quote in column 19 has no closing quote",
                "\\t{days: 6}|:2: yaml: a tab stands in column 10; write spaces",
                "{days:\\t6}|:2: yaml: a tab stands in column 16; write spaces",
                "{days: 6,, open: true}|:2: yaml: no value stands before the ',' in column 19; write one, or remove",
                "{days:6}|:2: inner.inner.days:6: has no space behind its ':'; write 'days: 6'",
                "{days 6}|:2: inner.inner.days 6: is empty; give a value, or remove the key",
            })
    void saysWhatIsWrongInTheLineOfACommonMistake(String object, String fault) throws IOException {
        String yaml = "inner:\n  inner: " + object + "\n  days: 1\nopen: true\n";
        assertThat(read(yaml.replace("\\n", "\n").replace("\\t", "\t"))).isNull();

        assertThat(found()).first().asString().contains(fault);
        assertThat(found()).noneMatch(each -> each.contains("indented"));
    }

    @Test
    void saysThatAKeyHasNoSpaceBehindItsColon() throws IOException {
        read("inner:\n  days:1\n  open: true\n");
        read("inner:\n  inner:{days: 1}\n");
        read("days: 1\ninner:x\n");

        assertThat(found())
                .containsExactly(
                        ":2: yaml: no space stands behind the ':' of days; write one",
                        ":2: inner.inner:{days: has no space behind its ':'; write 'inner: {days'",
                        ":2: yaml: no space stands behind the ':' of inner; write one");
    }

    @Test
    void saysOnceThatAKeyHasNoSpaceBehindItsColonInBrackets() throws IOException {
        assertThat(read("inner: {days:6, open: true}")).isNull();

        assertThat(found()).containsExactly(":1: inner.days:6: has no space behind its ':'; write 'days: 6'");
    }

    private @Nullable Things read(String yaml) throws IOException {
        return StrictYaml.read(written(yaml), Things.class, faults);
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(directory.resolve("a.yaml"), yaml);
    }

    private List<String> found() {
        String file = directory.resolve("a.yaml").toString();
        return faults.all().stream().map(fault -> fault.replace(file, "")).toList();
    }
}
