package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.junit.jupiter.api.Test;

/** Which table lacks which word, as a rejection says it. */
class UnknownWordsTest {

    private static final Mapping UK = Shipped.mapping("uk");
    private static final String GOOD = sample("uk/in/arrest-update-cyrillic.json");

    @Test
    void namesTheTableThatLacksASendersWord() {
        String wrong = GOOD.replaceFirst("\"messageType\":\\s*\"[A-Z_]+\"", "\"messageType\": \"PARTY\"");

        assertThat(read(wrong).unknown()).isEqualTo(new UnknownWord("type", "PARTY"));
    }

    @Test
    void keepsNoWordOfAPerson() {
        String wrong = GOOD.replaceFirst("\"role\":\\s*\"[A-Z_]+\"", "\"role\": \"JOHN SMITH\"");

        assertThat(read(wrong).unknown()).isEqualTo(new UnknownWord("role", null));
    }

    @Test
    void givesNoMarkingAsAWordToBeMended() {
        assertThat(read(GOOD.replaceFirst("\"OFFICIAL[A-Z-]*\"", "\"OFICIAL\"")).unknown())
                .isNull();
    }

    @Test
    void keepsNoWordThatCanStandInNoTable() {
        assertThat(new UnknownWord("type", "RAID;ARREST").word()).isNull();
        assertThat(new UnknownWord("type", "#RAID").word()).isNull();
        assertThat(new UnknownWord("type", "RAID\n").word()).isNull();
        assertThat(new UnknownWord("type", "R".repeat(61)).word()).isNull();
        assertThat(new UnknownWord("type", "RAID ").word()).isEqualTo("RAID ");
    }

    @Test
    void namesTheHubsWordThatARecipientHasNoneFor() throws IOException {
        ObjectNode notification = hubForm().put("type", "REGATTA");

        Rejection fault = render("at", notification);
        assertThat(fault.field()).isEqualTo("art");
        assertThat(fault.unknown()).isEqualTo(new UnknownWord("type", "REGATTA"));
    }

    @Test
    void keepsNoWordThatARecipientHasNoneForInAFieldAboutPersons() throws IOException {
        ObjectNode notification = hubForm();
        ((ObjectNode) notification.path("persons").get(0)).put("role", "FERRYMAN");

        for (String recipient : List.of("at", "ly", "europol")) {
            Rejection fault = render(recipient, notification);
            UnknownWord unknown = fault.unknown();
            assertThat(fault.detail()).startsWith("no word for it in table ").doesNotContain("FERRYMAN");
            assertThat(unknown)
                    .as(recipient)
                    .isNotNull()
                    .isEqualTo(Objects.requireNonNull(unknown).discreet());
        }
    }

    @Test
    void givesNoMarkingThatARecipientHasNoneForAsAWordToBeMended() throws IOException {
        ObjectNode notification = hubForm();
        ((ObjectNode) notification.path("handling")).put("level", "SECRET");

        assertThat(render("ly", notification).field()).isEqualTo("N19");
        assertThat(render("ly", notification).unknown()).isNull();
    }

    @Test
    void keepsNoWordThatAMappingLooksUpByItself() throws IOException {
        ObjectNode notification = hubForm();
        ((ObjectNode) notification.path("grading")).put("source", "Z").remove("original");

        assertThat(render("uk", notification).unknown()).isEqualTo(new UnknownWord("source-to-uk", null));
    }

    private static ObjectNode hubForm() throws IOException {
        return (ObjectNode)
                new ObjectMapper().readTree(UK.translate(bytes(GOOD), 1).toString());
    }

    private static Rejection render(String recipient, ObjectNode notification) {
        return catchThrowableOfType(
                Rejection.class, () -> Shipped.mapping(recipient).render(notification));
    }

    private static Rejection read(String message) {
        return catchThrowableOfType(Rejection.class, () -> UK.translate(bytes(message), 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sample(String name) {
        try {
            return Files.readString(Path.of("src/test/samples", name));
        } catch (IOException e) {
            throw new IllegalArgumentException("no sample " + name, e);
        }
    }
}
