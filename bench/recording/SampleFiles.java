import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The golden samples of partners, as messages that the hub has not had. */
final class SampleFiles {

    static final Path ALL = Path.of("src/test/samples");

    /**
     * A sample.
     *
     * @param notification what must become of it; missing where it is rejected, or where the file has several
     * @param golden all that is expected of it
     */
    record Sample(String name, byte[] content, JsonNode notification, String golden) {

        boolean isLater() {
            return notification.path("revision").asInt() > 1;
        }

        String reference() {
            return notification.path("id").asText();
        }

        /** That of the same sample under another number. */
        String reference(int number) {
            return renumbered(reference(), number);
        }

        /** Whether something of it may go ahead of what was sent before. */
        boolean isUrgent() {
            return golden.contains("IMMEDIATE") || golden.contains("PRIORITY");
        }

        /** The same, under another reference of the same length. */
        Sample numbered(int number) {
            String id = reference();
            return id.isEmpty()
                    ? this
                    : new Sample(name, replaced(content, id, renumbered(id, number)), notification, golden);
        }
    }

    private SampleFiles() {}

    static List<Sample> of(RecordedPartner partner) throws IOException {
        List<Sample> all = new ArrayList<>();
        for (Path file : FileTrees.files(ALL.resolve(partner.id()).resolve("in"))) {
            String name = file.getFileName().toString();
            if (!name.matches(".*\\.(notifications?|rejected)\\.json")) {
                String golden = golden(file);
                JsonNode notification =
                        golden.isEmpty() ? ConsoleClient.JSON.missingNode() : ConsoleClient.JSON.readTree(golden);
                all.add(new Sample(name, Files.readAllBytes(file), notification, golden));
            }
        }
        return all;
    }

    /** Of rejections and files of several it has no reference. */
    private static String golden(Path file) throws IOException {
        for (String kind : List.of("notification", "notifications")) {
            Path golden = Path.of(file.toString().replaceFirst("\\.[^.]+$", "." + kind + ".json"));
            if (Files.exists(golden)) {
                return Files.readString(golden);
            }
        }
        return "";
    }

    static Sample named(List<Sample> samples, String name) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The longest number in it, of several the last, is another one then. */
    static String renumbered(String reference, int number) {
        int from = 0;
        int length = 0;
        for (int i = 0; i < reference.length(); i++) {
            int end = i;
            while (end < reference.length() && Character.isDigit(reference.charAt(end))) {
                end++;
            }
            if (end > i && end - i >= length) {
                from = i;
                length = end - i;
            }
            i = Math.max(i, end);
        }
        String digits = String.valueOf(number);
        String fitted = "0".repeat(Math.max(0, length - digits.length())) + digits;
        return reference.substring(0, from) + fitted + reference.substring(from + length);
    }

    /** All characters of references are ASCII, in every charset of the partners. */
    static byte[] replaced(byte[] content, String text, String by) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace(text, by)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
