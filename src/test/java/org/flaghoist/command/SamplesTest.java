package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Where a sample gives something else than it must, the differences are shown, and can be accepted. */
final class SamplesTest {

    private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"), new SetupFaults());

    private Path samples = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        samples = directory;
        for (String partner : List.of("at", "bg", "ro")) {
            FileSystemUtils.copyRecursively(Path.of("src/test/samples").resolve(partner), directory.resolve(partner));
        }
    }

    @Test
    void showsPathExpectedAndGotOfJson() throws IOException {
        Path golden = changed("at/out/bg-cancel.json", "\"BULGARIEN\"", "\"BULGARIE\"");

        assertThat(messages("at")).containsExactly(golden + ":1: /absender: expected \"BULGARIE\", got \"BULGARIEN\"");
    }

    @Test
    void showsPathExpectedAndGotOfXml() throws IOException {
        Path golden = changed("ro/out/cancel.xml", "<revizie>", "<revizie>4");

        assertThat(messages("ro"))
                .singleElement()
                .asString()
                .startsWith(golden + ":1: /notificare/antet[1]/revizie[1]: expected \"4");
    }

    @Test
    void showsWhatDiffersInThePartnersCharset() throws IOException {
        Path golden = samples.resolve("bg/out/cancel.csv");
        Charset windows = Charset.forName("windows-1251");
        String text = Files.readString(golden, windows);
        Files.writeString(golden, text.replaceFirst("Подател", "Подателя"), windows);

        assertThat(messages("bg"))
                .singleElement()
                .asString()
                .startsWith(golden + ":1: line 1, character ")
                .endsWith(": expected 'я', got ''");
    }

    @Test
    void showsWhatIsMissingAndWhatIsTooMuch() throws IOException {
        Path golden = changed("at/in/answer-maximal.notification.json", "\"sender\": \"at\"", "\"gender\": \"at\"");

        assertThat(messages("at"))
                .containsExactly(
                        golden + ":1: /gender: expected \"at\", got nothing",
                        golden + ":1: /sender: expected nothing, got \"at\"");
    }

    @Test
    void saysInOneLineThatARejectionWasNotExpected() throws IOException {
        Path sample = samples.resolve("at/in/answer-maximal.json");
        Files.writeString(sample, Files.readString(sample).replaceFirst("\"absender\"", "\"absendr\""));

        assertThat(messages("at"))
                .singleElement()
                .asString()
                .startsWith(samples.resolve("at/in/answer-maximal.notification.json")
                        + ":1: message: expected a notification, or more, got {\"code\":\"SCHEMA\",");
    }

    @Test
    void goesOnAfterASampleThatCannotBeWritten() throws IOException {
        changed("at/out/bg-cancel.json", "\"BULGARIEN\"", "\"BULGARIE\"");
        Path receipt = changed("at/receipts/accepted.receipt.json", "\"ACCEPTED\"", "\"ACCEPTE\"");
        Path picture = changed("ro/pictures/everything.picture.json", "\"SEIZURE\"", "\"SEIZED\"");

        assertThat(messages("at"))
                .hasSize(2)
                .anyMatch(text -> text.startsWith(receipt + ":1: sample: cannot be tried: "))
                .anyMatch(text -> text.contains("/absender: expected"));
        assertThat(messages("ro")).anyMatch(text -> text.startsWith(picture + ":1: message: cannot be rendered: {"));
        differences("at").forEach(GoldenDifference::accept);
        assertThat(messages("at")).as("only what can be").hasSize(1);
    }

    @Test
    void acceptsWhatIsGiven() throws IOException {
        changed("at/in/answer-maximal.notification.json", "\"sender\": \"at\"", "\"sender\": \"ro\"");
        changed("ro/out/cancel.xml", "<revizie>", "<revizie>4");
        Files.delete(samples.resolve("bg/out/cancel.csv"));

        Stream.of("at", "bg", "ro").flatMap(this::differences).forEach(GoldenDifference::accept);

        assertThat(Stream.of("at", "bg", "ro").flatMap(this::differences)).isEmpty();
        assertThat(samples.resolve("bg/out/cancel.csv"))
                .hasSameBinaryContentAs(Path.of("src/test/samples/bg/out/cancel.csv"));
    }

    @Test
    void acceptsThatASampleIsRejectedNow() throws IOException {
        Path sample = samples.resolve("at/in/answer-maximal.json");
        Files.writeString(sample, Files.readString(sample).replaceFirst("\"absender\"", "\"absendr\""));

        differences("at").forEach(GoldenDifference::accept);

        assertThat(samples.resolve("at/in/answer-maximal.notification.json")).doesNotExist();
        assertThat(samples.resolve("at/in/answer-maximal.rejected.json"))
                .content()
                .contains("SCHEMA");
        assertThat(differences("at")).isEmpty();
    }

    private Path changed(String file, String text, String inItsPlace) throws IOException {
        Path golden = samples.resolve(file);
        String sound = Files.readString(golden);
        assertThat(sound).contains(text);
        return Files.writeString(golden, sound.replace(text, inItsPlace));
    }

    private List<String> messages(String partner) {
        return differences(partner)
                .flatMap(difference -> difference.messages().stream())
                .toList();
    }

    private Stream<GoldenDifference> differences(String partner) {
        Samples all = new Samples(samples, partner, MAPPINGS.of(partner));
        return Stream.of(all.in(), all.out(), all.receipts(), all.pictures())
                .flatMap(kind -> kind)
                .flatMap(sample -> sample.difference().get().stream());
    }
}
