package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.flaghoist.release.Policies.intelligence;
import static org.flaghoist.release.Policies.seizure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agreements say beyond the terms is asked as it is written in the policy file. */
class AgreedRulesTest {

    private static final String TOGETHER = " together leave nothing for it; drop it, or narrow what does";
    private static final Path POLICIES = Path.of("src/test/samples/release-policy");
    private static final String ENGINE = "'engines': [{'maker': 'Yamaha'}]";
    private static final String IN_THE_STRAIT = "'event': {'from': '2026-11-02T20:15:00Z', 'precision': 'MINUTE',"
            + " 'place': {'country': 'GB', 'latitude': 51, 'longitude': 1.5}}";
    private static final String FINDS =
            "'vessels': [{'kind': 'RIB'}], 'items': [{'kind': 'CASH', 'quantity': 5, 'currency': 'EUR'}]";
    private static final String OLD =
            "'event': {'from': '2026-08-05T08:15:00Z', 'precision': 'MINUTE', 'place': {'country': 'GB'}}";
    private static final String POOR = "'grading': {'source': 'C', 'information': '4'}";

    private static final String NOTHING_FITS = " is empty, so that nothing fits; name some, or remove the key";

    private final ReleasePolicy policy = Policies.read(POLICIES.resolve("agreed-rules.yaml"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vn | " + ENGINE + " | REFUSE R20",
                "vn | " + ENGINE + ", 'sender': 'xx' | RELEASE R1",
                "at | " + ENGINE + " | RELEASE R1",
                "vn | " + ENGINE + ", 'type': 'INCIDENT' | RELEASE R1",
                "vn | " + ENGINE + ", " + IN_THE_STRAIT + " | RELEASE R1",
                "vn | 'recipients': [] | RELEASE R1",
                "vn | " + OLD + ", " + POOR + " | REFUSE R21",
                "vn | " + OLD + " | RELEASE R1",
                "vn | " + POOR + " | RELEASE R1",
                "vn | 'advert': {'platform': 'X', 'url': 'https://example.org/a'} | RELEASE R22",
                "vn | 'sender': 'at', 'recipients': ['vn'] | REFUSE R1",
                "vn | " + IN_THE_STRAIT + ", " + FINDS + " | HOLD R23",
                "at | " + IN_THE_STRAIT + ", " + FINDS + " | HOLD R23",
                "xx | " + IN_THE_STRAIT + ", " + FINDS + " | RELEASE R1",
                "at | " + IN_THE_STRAIT + ", 'vessels': [{'kind': 'RIB'}] | RELEASE R1",
                "at | " + FINDS + " | RELEASE R1",
                "xx | 'handling': {'level': 'SENSITIVE', 'codes': ['H1']} | REFUSE R24",
                "xx | 'handling': {'level': 'SENSITIVE', 'codes': ['H1']}, 'sender': 'at' | RELEASE R11",
                "xx | 'handling': {'level': 'BASIC', 'codes': ['H1']} | RELEASE R11",
                "xx | 'handling': {'level': 'SENSITIVE', 'codes': ['H1']}, 'grading': {'source': 'B', 'information': '1'}"
                        + " | RELEASE R11"
            })
    void asksWhatTheFileSays(String recipient, String members, String expected) {
        ReleaseDecision decision = decide(recipient, seizure(members));

        assertThat(decision.outcome() + " " + decision.rule()).isEqualTo(expected);
    }

    @Test
    void takesOutWithTheProtectedPersonsWhatAnAgreementKeeps() {
        ReleaseDecision decision = decide("vn", seizure("""
                'persons': [
                 {'role': 'VICTIM', 'name': {'family': 'A', 'script': 'Latn'}},
                 {'role': 'SUSPECT', 'name': {'family': 'B', 'script': 'Latn'}, 'dateOfBirth': '1990-01-02'},
                 {'role': 'OTHER', 'name': {'family': 'C', 'script': 'Latn'}, 'dateOfBirth': '2015-01-02'}]"""));

        ObjectNode released = Objects.requireNonNull(decision.notification());
        assertThat(decision.rule()).isEqualTo("R22");
        assertThat(released.get("persons"))
                .hasToString("[{\"role\":\"SUSPECT\",\"name\":{\"family\":\"B\",\"script\":\"Latn\"}}]");
        assertThat(redactions(released))
                .containsExactly("/persons/0 R8", "/persons/1/dateOfBirth R22", "/persons/2 R8");
    }

    @Test
    void namesWhatIsGoneInTheOrderOfTheForm() {
        ReleaseDecision decision = decide("xx", intelligence("""
                'items': [{'kind': 'PUMP', 'quantity': 1, 'note': 'x'}], 'persons': [
                 {'role': 'SUSPECT', 'name': {'family': 'B', 'script': 'Latn'}, 'nationality': 'FR'}]"""));

        assertThat(redactions(Objects.requireNonNull(decision.notification())))
                .containsExactly("/items/0/note R25", "/persons/0/nationality R25");
    }

    @Test
    void refusesWhereNothingIsLeftByTheRuleThatTookIt() {
        ReleaseDecision decision =
                decide("vn", intelligence("'advert': {'platform': 'X', 'url': 'https://example.org/a'}"));

        assertThat(decision).isEqualTo(ReleaseDecision.refuse("R22"));
    }

    @Test
    void knowsWhatItAsksAbout() {
        assertThat(policy.asksAbout())
                .contains("/event", "/engines", "/grading", "/items", "/vessels", "/handling/level", "/type");
        assertThat(Policies.shipped().asksAbout()).isEmpty();
    }

    @Test
    void reportsAllFaultsOfRulesWithTheirLines() {
        List<String> faults = catchThrowableOfType(
                        SetupException.class, () -> Policies.read(POLICIES.resolve("agreed-rule-faults.yaml")))
                .faults();

        assertThat(faults.stream().map(fault -> fault.replaceFirst("^.*agreed-rule-faults.yaml:", "")))
                .containsExactlyInAnyOrder(
                        "9: partners[vn].refusesFrom: 'uk' is under receivesFrom, too; keep one",
                        "9: partners[vn].refusesFrom: names 'atlantis', which is not under partners; list or drop it",
                        "15: rule: 'R6' is no id from R20 to R99; give it one of its own",
                        "21: rules[R30].agreement: is empty; write the text of the agreement that the rule stands for",
                        "32: rules[R30].without: is there, though the rule takes nothing out; remove it, or write"
                                + " 'then: WITHOUT'",
                        "22: rules[R30].senders: 'nobody' is not under partners; list or drop it",
                        "25: rules[R30].when.sources: 'E' is none of A, B, C, X",
                        "26: rules[R30].when.countries: 'France' is none of mappings/codes/country.csv; write one, such"
                                + " as BG",
                        "26: rules[R30].when.countries: 'XX' is none of mappings/codes/country.csv; write one, such as"
                                + " BG",
                        "27: rules[R30].when.vessels: 'SHIP' is none of INFLATABLE, RIB, RIGID, FISHING, SAILING, OTHER",
                        "28: rules[R30].when.items: 'GOLD' is none of LIFE_JACKET, PUMP, RUBBER_RING, FUEL_CAN,"
                                + " FLOORBOARD, PHONE, CASH, DOCUMENT, VEHICLE, OTHER",
                        "29: rules[R30].when.has: 'engine' is no member of a notification",
                        "30: rules[R30].when.area: is none; south to north, west to east, in degrees",
                        "32: rules[R30].without: a notification has no '/engine'; write it like /items/*/note",
                        "32: rules[R30].without: '/handling/conditions' is of the header, which goes with the rest;"
                                + " drop it",
                        "33: rule: 'R30' is the id of the rule in line 19, too; give it one of its own, from R20 to R99",
                        "33: rules[R30].without: is missing, though the rule takes something out; name the paths",
                        "40: rules[R31].senders:" + NOTHING_FITS,
                        "41: rules[R31].recipients:" + NOTHING_FITS,
                        "42: rules[R31].when.types:" + NOTHING_FITS,
                        "42: rules[R31].when.countries:" + NOTHING_FITS,
                        "43: rules[R31].unless.items:" + NOTHING_FITS,
                        "43: rules[R31].unless.olderThanDays: is less than 0; give a number of days",
                        "7: partners[vn].personalData: 'vn' is to get none, and the list personalData has no path; list some");
    }

    @Test
    void findsRulesThatNeverHaveASayAndPairsWithoutARule() {
        assertThat(findings("idle-rules.yaml"))
                .containsExactly(
                        "14: partners[vn].receivesFrom: 'vn' has no rule about at; add it to receivesFrom or refusesFrom",
                        "3: partners[uk].holdTypes: 'uk' never gets ARREST, as its 'types' leave that out; correct one of them",
                        "22: rules[R21].rule: R21 never has a say: R20, line 21, refuses all that it is about; drop one, or narrow R20",
                        "24: rules[R23].rule: R23 never has a say: R22, line 23, holds all that it is about; drop one, or narrow R22",
                        "26: rules[R25].rule: R25 never has a say: R24, line 25, takes that out of all that it is about; drop one, or"
                                + " narrow R24",
                        "27: rules[R26].rule: R26 never has a say: no partner that it names gets anything from a sender that it"
                                + " names; correct them",
                        "28: rules[R27].rule: R27 never has a say: the terms of its recipients refuse all that it is about; drop it",
                        "29: rules[R28].rule: R28 never has a say: its recipients get no personal data, and this is some; drop it",
                        "30: rules[R29].rule: R29 never has a say: 'unless' holds whenever 'when' does; narrow it",
                        "32: rules[R41].rule: R41 never has a say: the terms of its recipients hold all that it is about; drop it");
        assertThat(findings("agreed-rules.yaml")).isEmpty();
    }

    @Test
    void findsRulesOfWhichOthersTogetherHaveTheSay() {
        assertThat(findings("idle-together.yaml"))
                .containsExactly(
                        "28: rules[R22].rule: R22 never has a say: R20 (line 26) and R21 (line 27)" + TOGETHER,
                        "30: rules[R24].rule: R24 never has a say: R23 (line 29) and the terms of its recipients"
                                + TOGETHER,
                        "33: rules[R27].rule: R27 never has a say: R25 (line 31) and R26 (line 32)" + TOGETHER,
                        "36: rules[R30].rule: R30 never has a say: R28 (line 34) and R29 (line 35)" + TOGETHER,
                        "39: rules[R33].rule: R33 never has a say: R31, line 37, holds all that it is about; drop one, or narrow R31",
                        "41: rules[R35].rule: R35 never has a say: R28 (line 34) and R34 (line 40)" + TOGETHER);
    }

    private static List<String> findings(String name) {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile file = ReleasePolicyFile.read(POLICIES.resolve(name), Policies.WORDS, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(file).findings().stream()
                .map(finding -> finding.replaceFirst("^.*" + name + ":", ""))
                .toList();
    }

    private static List<String> redactions(ObjectNode released) {
        return released.get("redactions").findValuesAsText("path").stream()
                .map(path -> path + " " + rule(released, path))
                .toList();
    }

    private static String rule(ObjectNode released, String path) {
        for (var redaction : released.get("redactions")) {
            if (redaction.path("path").asText().equals(path)) {
                return redaction.path("rule").asText();
            }
        }
        return "";
    }

    private ReleaseDecision decide(String recipient, ObjectNode notification) {
        assertThat(Policies.SCHEMA.check(notification)).isEmpty();
        return Objects.requireNonNull(policy.decide(notification, Set.of()).get(recipient));
    }
}
