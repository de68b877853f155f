package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What of a message that cannot be translated is known to be as it was after an edit. */
class ReadingTest {

    private static final Mapping MAPPING = Shipped.mapping("uk");
    private static final String GOOD = sample();

    @Test
    void knowsThatAWrongCodeOfAVesselIsOfNoAccount() {
        String wrong = GOOD.replaceFirst("\"craftType\":\\s*\"[A-Z_]+\"", "\"craftType\": \"ZEPPELIN\"");

        assertThat(rejected(wrong).code()).isEqualTo(FaultCode.CODE_UNKNOWN);
        assertThat(changed(wrong, GOOD)).isEmpty();
        assertThat(changed(wrong, GOOD.replaceFirst("\"irReference\":\\s*\"", "\"irReference\": \"X")))
                .containsExactly("/id");
    }

    @Test
    void takesWhatIsTakenAwayUnreadForAChange() {
        String wrong = GOOD.replaceFirst("\\{", "{\"adressees\": [\"LY\"], ");

        assertThat(changed(wrong, GOOD)).containsExactly("adressees");
    }

    @Test
    void takesAnUnreadMarkingForAChange() {
        String wrong = GOOD.replaceFirst("\"OFFICIAL[A-Z-]*\"", "\"OFICIAL\"");

        assertThat(rejected(wrong).code()).isEqualTo(FaultCode.MARKING_UNKNOWN);
        assertThat(reading(wrong).isWronglyMarked()).isTrue();
        assertThat(changed(wrong, GOOD)).contains("/handling/level");
    }

    @Test
    void comparesNothingOfWhatIsNoMessage() {
        assertThat(changed("{", GOOD)).contains("/type", "/persons", "/recipients", "/handling/conditions");
    }

    @Test
    void knowsASpillBehindAFaultThatComesFirst() {
        String secret = GOOD.replaceFirst("\"OFFICIAL[A-Z-]*\"", "\"SECRET\"");
        String both = secret.replaceFirst("\"messageType\":\\s*\"[A-Z_]+\"", "\"messageType\": \"PARTY\"");

        assertThat(rejected(secret).isSpill()).isTrue();
        assertThat(rejected(both)).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.CODE_UNKNOWN);
            assertThat(fault.isSpill()).isTrue();
        });
        assertThat(rejected(GOOD.replaceFirst("\"messageType\":\\s*\"[A-Z_]+\"", "\"messageType\": \"PARTY\""))
                        .isSpill())
                .isFalse();
    }

    @Test
    void knowsASpillThatABugIsMetIn(@TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), folder);
        Files.writeString(folder.resolve("uk/in.jslt"), "error(\"a bug\")");
        Mapping broken = Mappings.read(folder, new SetupFaults()).of("uk");
        byte[] secret = GOOD.replaceFirst("\"OFFICIAL[A-Z-]*\"", "\"SECRET\"").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> broken.translate(secret, 1))
                .isInstanceOfSatisfying(
                        Rejection.class, fault -> assertThat(fault.isSpill()).isTrue());
        assertThatThrownBy(() -> broken.translate(GOOD.getBytes(StandardCharsets.UTF_8), 1))
                .isNotInstanceOf(Rejection.class);
    }

    @Test
    void namesWhatAMappingForgets(@TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), folder);
        Path in = folder.resolve("uk/in.jslt");
        Files.writeString(in, Files.readString(in).replace("  \"id\": .irReference,\n", ""));
        Mapping forgetful = Mappings.read(folder, new SetupFaults()).of("uk");

        assertThatThrownBy(() -> forgetful.translate(GOOD.getBytes(StandardCharsets.UTF_8), 1))
                .isInstanceOfSatisfying(
                        Rejection.class, fault -> assertThat(fault.detail()).isEqualTo("/id required"));
    }

    private static List<String> changed(String before, String after) {
        return reading(before).changedTo(reading(after), List.of());
    }

    private static Reading reading(String text) {
        return MAPPING.reading(text.getBytes(StandardCharsets.UTF_8), 1);
    }

    private static Rejection rejected(String text) {
        return catchThrowableOfType(Rejection.class, () -> MAPPING.translate(text.getBytes(StandardCharsets.UTF_8), 1));
    }

    private static String sample() {
        try {
            return Files.readString(Path.of("src/test/samples/uk/in/maximal.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
