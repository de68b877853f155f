package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** What a mapping makes for a field and the field does not take is refused, and never left out in silence. */
final class MadeShapesTest {

    private static final Path SAMPLE = Path.of("src/test/samples/at/out/bg-maximal.notification.json");

    private Path mappings = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Shipped.FOLDER, mappings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at | "fassung": .revision | "fassung": .id | fassung | text, where the field takes a number (type integer)
            at | "laengeMeter": .lengthMetres | "laengeMeter": .kind | laengeMeter | text, where the field takes a number (type number)
            at | "modell": .model | "modell": .powerKw | modell | a number, where the field takes text (type line)
            at | "rumpfnummer": .hin | "rumpfnummer": true | rumpfnummer | true or false, where the field takes text (type word)
            at | "erstellt": .createdAt | "erstellt": 5 | erstellt | a number, where the field takes text (type moment)
            at | "plattform": .advert.platform | "plattform": [.advert.platform] | plattform | a list, where the field takes text (type line)
            at | "geburtsdatum": .dateOfBirth | "geburtsdatum": .name | geburtsdatum | an object, where the field takes text (type date)
            at | "minderjaehrig": .minor | "minderjaehrig": "true" | minderjaehrig | text, where the field takes true or false (type flag)
            at | "dringlichkeit": .urgency | "dringlichkeit": .handling | dringlichkeit | an object, where the field takes a word of the hub's (type code)
            at | "einstufung": .handling.level | "einstufung": [.handling.level] | einstufung | a list, where the field takes a word of the hub's (type marking)
            at | "nachricht": .liaison.text | "nachricht": .liaison.text.text | nachricht | text, where the field takes an object of language and text (type text)
            at | "nachricht": .liaison.text | "nachricht": .liaison | nachricht | an object, where the field takes an object of language and text (type text)
            at | "empfaenger": if (.recipients) .recipients | "empfaenger": .sender | empfaenger | text, where the field takes a list
            at | "schilderung": .narrative | "schilderung": .narrative[0] | schilderung | an object, where the field takes a list
            at | "preis": if (.advert.price) { | "preis": if (true) .advert.route else { | preis | text, where the field takes an object (type object)
            at | "boote": if (.vessels) [for (.vessels) { | "boote": if (true) .recipients else [for (.vessels) { | boote | text, where the field takes an object (type object)
            bg | "Координати": if (.event.place.latitude != null) | "Координати": if (true) .event.place.name else | Координати | text, where the field takes an object of latitude and longitude (type position)
            bg | "Начало": {"instant": .event.from, "precision": if (.event.from) .event.precision} | "Начало": .event.from | Начало | text, where the field takes an object of instant and precision (type moment_or_day)
            """)
    void refusesWhatHasAnotherShapeThanItsField(String partner, String before, String after, String field, String why)
            throws IOException {
        int line = replace(partner, before, after);

        BrokenMapping broken = catchThrowableOfType(BrokenMapping.class, () -> render(partner));

        String expected = mappings.resolve(partner).resolve("out.jslt") + ":" + line + ": " + field
                + ": the mapping breaks off: it gives " + why + "; correct it there";
        assertThat(broken.words()).isEqualTo(expected);
        assertThat(broken.discreet()).isEqualTo(expected);
    }

    @Test
    void refusesAMessageThatIsNoObject() throws IOException {
        Files.writeString(mappings.resolve("at/out.jslt"), ".id");

        assertThat(catchThrowableOfType(BrokenMapping.class, () -> render("at")).words())
                .endsWith("out.jslt:1: mapping: the mapping breaks off: it gives text, where a message is an object"
                        + "; correct it there");
    }

    @Test
    void namesTheLineWhereTheMemberIsMadeAmongSeveralOfItsName() throws IOException {
        int line = replace("at", "\"waehrung\": .advert.price.currency", "\"waehrung\": .advert.price.amount");

        assertThat(catchThrowableOfType(BrokenMapping.class, () -> render("at")).place())
                .isEqualTo("at/out.jslt:" + line + ": waehrung");
    }

    @Test
    void namesTheLineOfWhatAMemberStandsInWhereTheMappingMakesItWhole() throws IOException {
        int line = replace("bg", "\"Съдове\": .vessels", "\"Съдове\": .engines");

        assertThat(catchThrowableOfType(BrokenMapping.class, () -> render("bg")).place())
                .startsWith("bg/out.jslt:" + line + ": ");
    }

    @Test
    void leavesOutWhatIsNullAlsoInAList() throws IOException {
        replace(
                "at",
                "\"boote\": if (.vessels) [for (.vessels) {",
                "\"boote\": if (.vessels) [null] + [for (.vessels) {");
        replace("at", "\"codes\": .handling.codes", "\"codes\": [null] + .handling.codes");

        assertThat(render("at")).isEqualTo(Shipped.mapping("at").render(sample()));
    }

    @Test
    void refusesANumberOfARecordThatHasNoDigitsOnly() throws IOException {
        replace("ly", "\"B06\": .capacity", "\"B06\": .lengthMetres");

        Rejection refused = catchThrowableOfType(Rejection.class, () -> render("ly"));

        assertThat(refused.code()).isEqualTo(FaultCode.SCHEMA);
        assertThat(refused.field()).isEqualTo("B06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "ro"})
    void writesTheLargestAmountAlsoToWhomNotAsManyDigitsAreTakenFrom(String partner) {
        ObjectNode notification = sample();
        notification.withObject("/advert/price").put("amount", 1_000_000_000_000L);

        assertThat(new String(Shipped.mapping(partner).render(notification), StandardCharsets.ISO_8859_1))
                .contains("1000000000000");
    }

    @Test
    void countsNoSentenceOfTheHubsAgainstTheLimitOfFour() {
        ObjectNode notification = sample();
        ArrayNode conditions = notification.withObject("/handling").putArray("conditions");
        for (int i = 0; i < 4; i++) {
            conditions.addObject().put("language", "en").put("text", "Condition " + i);
        }

        for (String partner : Shipped.partners()) {
            assertThat(new String(Shipped.mapping(partner).render(notification), StandardCharsets.ISO_8859_1))
                    .contains("Condition 0", "Condition 3", "Not to be passed on");
        }
        conditions.addObject().put("language", "en").put("text", "A fifth of the sender's");
        assertThat(catchThrowableOfType(
                                Rejection.class, () -> Shipped.mapping("at").render(notification))
                        .field())
                .isEqualTo("auflagen");
    }

    private byte[] render(String partner) {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(mappings, faults);
        faults.throwIfAny();
        return read.of(partner).render(sample());
    }

    private static ObjectNode sample() {
        return (ObjectNode) SampleFolders.json(SAMPLE);
    }

    /** The line at which it is. */
    private int replace(String partner, String before, String after) throws IOException {
        Path file = mappings.resolve(partner).resolve("out.jslt");
        String jslt = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(jslt).contains(before);
        Files.writeString(file, jslt.replace(before, after));
        return (int) jslt.substring(0, jslt.indexOf(before)).lines().count() + (jslt.startsWith(before) ? 1 : 0);
    }
}
