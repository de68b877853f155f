package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasePolicyFileTest {

    private static final Path POLICIES = Path.of("src/test/samples/release-policy");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void reportsAllFaultsWithTheirLines() {
        assertThat(faultsOf("faults.yaml"))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("faults.yaml:13:", "'uk' is listed twice, in line "),
                        fault -> assertThat(fault).contains("faults.yaml:3:", "'atlantis'"),
                        fault -> assertThat(fault).contains("faults.yaml:19:", "'/narative'"),
                        fault -> assertThat(fault).contains("faults.yaml:20:", "'/engines/serial'"),
                        fault -> assertThat(fault).contains("faults.yaml:21:", "'items'"),
                        fault -> assertThat(fault).contains("faults.yaml:22:", "'/items/'"));
    }

    @Test
    void refusesATypeThatDoesNotExistSinceNothingOfItWouldBeHeld() {
        assertThat(faultsOf("misspelt-type.yaml"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("misspelt-type.yaml:6:", "AREST"));
    }

    @Test
    void wantsEveryTermButTheSendersSaid() {
        assertThat(faultsOf("incomplete.yaml"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("incomplete.yaml:", "personalData"));
    }

    /** What is left out gives more than a list of nothing; whoever empties a key may have meant either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "receivesFrom",
                "refusesFrom",
                "types",
                "withoutCodes",
                "ceiling",
                "personalData",
                "victimsWitnessesMinors",
                "holdTypes",
                "senders",
                "recipients",
                "when",
                "unless",
                "without"
            })
    void refusesAKeyThatIsEmptySinceItWouldGiveAsMuchAsOneThatIsLeftOut(String key) throws IOException {
        List<String> lines = Files.readAllLines(POLICIES.resolve("every-key.yaml"));
        int at = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().startsWith(key + ":"))
                .findFirst()
                .orElseThrow();
        lines.set(at, lines.get(at).replaceFirst(": .*", ": # uk"));
        Path file = Files.write(directory.resolve("policy.yaml"), lines);

        assertThat(faultsOf(file.toAbsolutePath().toString()))
                .singleElement()
                .asString()
                .startsWith(file + ":" + (at + 1) + ": ")
                .endsWith(key + ": is empty; give a value, or remove the key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ceiling: BASIC|ceiling: 1|'1' cannot stand here; write one of BASIC, SENSITIVE",
                "ceiling: BASIC|ceiling: \"1\"|'1' cannot stand here; write one of BASIC, SENSITIVE",
                "holdTypes: [SEIZURE]|holdTypes: [0]|'0' cannot stand here; write one of SEIZURE,",
                "withoutCodes: [H1]|withoutCodes: [1]|'1' cannot stand here; write one of H0,",
                "then: WITHOUT|then: 2|'2' cannot stand here; write one of REFUSE, WITHOUT, HOLD",
            })
    void refusesANumberThatWouldStandForAWordByItsPlace(String words, String number, String fault) throws IOException {
        String policy = Files.readString(POLICIES.resolve("every-key.yaml"));
        Path file = Files.writeString(directory.resolve("policy.yaml"), policy.replace(words, number));
        long line = policy.substring(0, policy.indexOf(words) + 1).lines().count();

        assertThat(faultsOf(file.toAbsolutePath().toString()))
                .singleElement()
                .asString()
                .startsWith(file + ":" + line + ": ")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "countries: [FR]|countries: [NO]|when.countries[0]: 'NO' is no text to YAML; write it in quotes",
                "countries: [FR]|information: [1]|when.information[0]: '1' is no text to YAML; write it in quotes",
                "countries: [FR]|countries: [[FR]]|when.countries[0]: write text",
            })
    void saysThatAWordThatYamlReadsAsAnotherThingNeedsQuotes(String words, String other, String fault)
            throws IOException {
        String policy = Files.readString(POLICIES.resolve("every-key.yaml"));
        Path file = Files.writeString(directory.resolve("policy.yaml"), policy.replace(words, other));

        assertThat(faultsOf(file.toAbsolutePath().toString())).containsExactly(file + ":22: rules[R20]." + fault);
    }

    @Test
    void tellsAllFaultsAtOnceAlsoBesideWordsThatCannotBeRead() throws IOException {
        String policy = Files.readString(POLICIES.resolve("every-key.yaml"))
                .replace("ceiling: SENSITIVE", "ceiling: SECRT")
                .replace("personalData: true", "personalData: maybe")
                .replace("refusesFrom: []", "refusesFrom: [atlantis]")
                .replace("types: [SEIZURE]", "types: [SAISIE]")
                .replace("senders: [uk]", "senders: [gb]")
                .replace("countries: [FR]", "countries: [NO, XX]")
                .replace("then: WITHOUT", "then: WAIT");
        Path file = Files.writeString(directory.resolve("policy.yaml"), policy);

        assertThat(faultsOf(file.toAbsolutePath().toString()))
                .map(fault -> fault.replaceFirst(";.*", ""))
                .containsExactly(
                        file + ":3: partners[uk].ceiling: 'SECRT' cannot stand here",
                        file + ":4: partners[uk].personalData: 'maybe' cannot stand here",
                        file + ":10: partners[ro].types[0]: 'SAISIE' cannot stand here",
                        file + ":22: rules[R20].when.countries[0]: 'NO' is no text to YAML",
                        file + ":24: rules[R20].then: 'WAIT' cannot stand here",
                        file + ":9: partners[ro].refusesFrom: names 'atlantis', which is not under partners",
                        file + ":20: rules[R20].senders: 'gb' is not under partners",
                        file + ":22: rules[R20].when.countries: 'XX' is none of mappings/codes/country.csv");
    }

    @Test
    void readsThePolicyWithEveryKey() {
        assertThat(Policies.read(POLICIES.resolve("every-key.yaml")).partners()).containsExactly("uk", "ro");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(faultsOf("none.yaml")).singleElement().asString().contains("none.yaml", "cannot be read");
    }

    @Test
    void tellsAllFaultsAtOnceAlsoBesideKeysThatAreMissing() throws IOException {
        Path file = written(
                "    ceiling: SENSITIVE\n",
                "",
                "refusesFrom: []",
                "refusesFrom: [atlantis]",
                "    holdTypes: [SEIZURE]\n",
                "",
                "    agreement: \"Exchange of letters, paragraph 4\"\n",
                "",
                "senders: [uk]",
                "senders: []",
                "  - rule: R20",
                "  - {rule: R9, words: '', agreement: a, then: WITHOUT}\n  - rule: R20",
                "[/persons]",
                "[/perzons]");

        assertThat(faultsOf(file.toAbsolutePath().toString()))
                .map(fault -> fault.replaceFirst(";.*", ""))
                .containsExactly(
                        file + ":2: partners[uk].ceiling: is missing",
                        file + ":6: partners[ro].holdTypes: is missing",
                        file + ":16: rules[R20].agreement: is missing",
                        file + ":8: partners[ro].refusesFrom: names 'atlantis', which is not under partners",
                        file + ":24: personalData: a notification has no '/perzons'",
                        file + ":15: rule: 'R9' is no id from R20 to R99",
                        file + ":15: rules[R9].words: is empty",
                        file + ":15: rules[R9].without: is missing, though the rule takes something out",
                        file + ":18: rules[R20].senders: is empty, so that nothing fits");
    }

    @Test
    void tellsAllFaultsAtOnceAlsoBesideKeysThatAreEmpty() throws IOException {
        Path file = written("ceiling: SENSITIVE", "ceiling:", "senders: [uk]", "senders: [gb]");

        assertThat(faultsOf(file.toAbsolutePath().toString()))
                .containsExactly(
                        file + ":3: partners[uk].ceiling: is empty; give a value, or remove the key",
                        file + ":20: rules[R20].senders: 'gb' is not under partners; list or drop it");
    }

    @Test
    void saysNothingOfNamesWhereNobodyKnowsWhoIsListed() throws IOException {
        Path unnamed = written("partner: uk\n    ceiling", "ceiling");
        assertThat(faultsOf(unnamed.toAbsolutePath().toString()))
                .containsExactly(unnamed + ":2: partners[0].partner: is missing; write text");

        Path none = written("partners:", "whoever:");
        assertThat(faultsOf(none.toAbsolutePath().toString()))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith(none + ":1: whoever: unknown key"))
                .anyMatch(fault -> fault.startsWith(none + ":1: partners: is missing; write a list"));
    }

    /** Each words to replace, and those in their place. */
    private Path written(String... words) throws IOException {
        String policy = Files.readString(POLICIES.resolve("every-key.yaml"));
        for (int i = 0; i < words.length; i += 2) {
            assertThat(policy).contains(words[i]);
            policy = policy.replace(words[i], words[i + 1]);
        }
        return Files.writeString(directory.resolve("policy.yaml"), policy);
    }

    @Test
    void reportsPartnersThatAreNotConfigured() {
        assertThat(faultsOf(POLICIES.resolve("third-country.yaml"), Set.of("uk", "ro")))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("third-country.yaml:8:", "'vn'", "known: ro, uk"));
    }

    @Test
    void saysOfAPartnerWithoutEntryThatAndNothingOfThoseThatNameIt() throws IOException {
        Path file = written("refusesFrom: []", "refusesFrom: [fr]", "senders: [uk]", "senders: [fr]");

        assertThat(faultsOf(file, Set.of("uk", "ro", "fr")))
                .singleElement()
                .asString()
                .startsWith(file + ":1: partners[fr]: 'fr' has no block here, so it sends and gets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner: ukk", "partner: ro"})
    void saysOfAMistypedPartnerNothingButThat(String mistyped) throws IOException {
        Path file = written("partner: uk", mistyped);

        assertThat(faultsOf(file, Set.of("uk", "ro")))
                .singleElement()
                .asString()
                .contains(mistyped.replace("partner: ", "partner: '") + "' is ");
    }

    @Test
    void saysOfNamesThatNobodyKnowsThatTheyAreNotListedBesideAMistypedPartner() throws IOException {
        Path file = written("partner: uk", "partner: ukk", "recipients: [ro]", "recipients: [atlantis]");

        assertThat(faultsOf(file, Set.of("uk", "ro")))
                .hasSize(2)
                .anyMatch(fault -> fault.contains(":2: partner: 'ukk' is not configured"))
                .anyMatch(fault -> fault.contains(":21: rules[R20].recipients: 'atlantis' is not under partners"));
    }

    @Test
    void saysOfAMistypedBodyNothingButThat() {
        Set<String> known = Set.of("uk", "uk--court", "uk--new", "ro", "ly", "ly--coast");

        assertThat(faultsOf(POLICIES.resolve("bodies.yaml"), known))
                .singleElement()
                .asString()
                .contains("partner: 'uk--boats' is not configured");
    }

    private static List<String> faultsOf(Path file, Set<String> known) {
        SetupFaults faults = new SetupFaults();
        assertThat(ReleasePolicyFile.read(
                        file, Policies.WORDS, known, known.stream().sorted().toList(), faults))
                .isNull();
        return listed(faults);
    }

    @Test
    void knowsItsPartnersInOrder() {
        assertThat(Policies.shipped().partners()).containsSubsequence(Policies.SIX);
    }

    private static List<String> faultsOf(String file) {
        SetupFaults faults = new SetupFaults();
        assertThat(ReleasePolicyFile.read(POLICIES.resolve(file), Policies.WORDS, faults))
                .isNull();
        return listed(faults);
    }

    private static List<String> listed(SetupFaults faults) {
        return Objects.requireNonNull(catchThrowableOfType(SetupException.class, faults::throwIfAny))
                .faults();
    }
}
