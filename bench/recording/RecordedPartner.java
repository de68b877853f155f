import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A partner that the recorder acts as.
 *
 * @param file name of its n-th file, as a format; empty where it comes to the broker
 * @param charset in which what it gets is shown
 * @param first a sample that others are later revisions of; or empty
 */
record RecordedPartner(String id, String file, Charset charset, String first) {

    static List<RecordedPartner> all(Path data) throws IOException {
        return Files.readAllLines(data.resolve("partners.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(";", -1))
                .map(cells -> new RecordedPartner(cells[0], cells[1], Charset.forName(cells[2]), cells[3]))
                .toList();
    }

    boolean hasServer() {
        return !file.isEmpty();
    }
}
