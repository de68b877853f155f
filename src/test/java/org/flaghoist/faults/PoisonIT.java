package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A row whose translation, or a file that, takes all memory, so that the process ends: nothing within it can catch
 * that.
 */
class PoisonIT {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(4);
    private static final int DELIVERIES = 5;

    /** Of the copy that would go ahead; then its message is tried. */
    private static final int COPIES = 2;

    /** Of a JVM that ended because it had no memory left. */
    private static final int OUT_OF_MEMORY = 3;

    private static final String POISON = "BG-2026/POISON";
    private static final String HUGE = "BG_20260101_0001.csv";
    /** More than the hub can have of its memory at once. */
    private static final long HUGE_BYTES = 450L << 20;

    private static final NativeReceipt DEAD_LETTER = new NativeReceipt("", 0, "REJECTED", "");

    @Test
    @AtLength(inShort = "CrashCountTest counts such deaths")
    void setsAsideAMessageThatEndsTheProcessAndDeliversItsNeighbours(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        List<String> options = List.of("-XX:+ExitOnOutOfMemoryError");
        List<String> settings = List.of("--flaghoist.hub.mappings=" + exhaustingMappings(directory));
        try (TestStage stage = new TestStage(directory, seed.value(), options, settings)) {
            Party bg = stage.party("bg");
            Mail mail = new Mail("bg", seed.value());
            bg.send(mail.of("raid-warehouse.csv"));
            bg.send(poisoned(mail.of("one-bad-row.csv")));
            bg.send(mail.of("raid-warehouse.csv"));
            stage.take();
            Stream.of("uk", "europol", "at")
                    .forEach(sender -> stage.party(sender).sendSteadily());

            assertThat(livesOf(stage.hub(), bg)).hasSize(DELIVERIES).containsOnly(OUT_OF_MEMORY);
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
        }
    }

    @Test
    @AtLength(inShort = "HostileUrgencyTest has such copies dropped")
    void setsAsideAnUrgentMessageThatEndsTheProcessOnce(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        List<String> options = List.of("-XX:+ExitOnOutOfMemoryError");
        List<String> settings = List.of("--flaghoist.hub.mappings=" + exhaustingMappings(directory));
        try (TestStage stage = new TestStage(directory, seed.value(), options, settings)) {
            Party bg = stage.party("bg");
            Mail mail = new Mail("bg", seed.value());
            bg.send(urgent(poisoned(mail.of("one-bad-row.csv"))));
            bg.send(mail.of("raid-warehouse.csv"));
            stage.take();

            assertThat(livesOf(stage.hub(), bg))
                    .hasSizeBetween(DELIVERIES, DELIVERIES + COPIES)
                    .containsOnly(OUT_OF_MEMORY);
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
        }
    }

    @Test
    @AtLength(inShort = "FilesInHandTest counts such deaths")
    void setsAsideAFileThatEndsTheProcessAndCollectsItsNeighbours(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        List<String> options = List.of("-XX:+ExitOnOutOfMemoryError");
        List<String> settings = List.of("--flaghoist.hub.largest-file=500MB");
        try (TestStage stage = new TestStage(directory, seed.value(), options, settings)) {
            SftpParty bg = (SftpParty) stage.party("bg");
            Mail mail = new Mail("bg", seed.value());
            bg.send(mail.of("raid-warehouse.csv"));
            Letter answer = new Letter("bg", DEAD_LETTER.id(), DEAD_LETTER.revision(), DEAD_LETTER.status(), Map.of());
            bg.send(new Parcel(HUGE, new byte[0], List.of(answer)));
            try (RandomAccessFile huge =
                    new RandomAccessFile(bg.server().outbox().resolve(HUGE).toFile(), "rw")) {
                huge.setLength(HUGE_BYTES);
            }
            bg.send(mail.of("raid-warehouse.csv"));
            stage.take();
            Stream.of("uk", "europol", "at")
                    .forEach(sender -> stage.party(sender).sendSteadily());

            assertThat(livesOf(stage.hub(), bg)).hasSize(DELIVERIES).containsOnly(OUT_OF_MEMORY);
            stage.comeToRest();

            assertThat(stage.faults()).as(seed.toString()).isEmpty();
            assertThat(bg.server().outbox().resolve(".failed").resolve(HUGE)).exists();
        }
    }

    /** Starts the hub anew as often as it dies, and gives the exit codes. */
    private static List<Integer> livesOf(HubProcess hub, Party bg) throws IOException {
        List<Integer> codes = new ArrayList<>();
        while (codes.size() <= DELIVERIES + COPIES) {
            hub.start();
            await().atMost(LONGEST_LIFE).until(() -> !hub.isAlive() || isDeadLetter(bg));
            if (hub.isAlive()) {
                break;
            }
            codes.add(hub.exitCode());
        }
        return codes;
    }

    private static boolean isDeadLetter(Party bg) {
        return bg.received().stream().anyMatch(each -> DEAD_LETTER.equals(each.receipt()));
    }

    /** The second of its rows is the poison; the third is rejected without a reference as ever. */
    private static Parcel poisoned(Parcel parcel) {
        List<Letter> letters = new ArrayList<>(parcel.letters());
        Letter second = letters.get(1);
        letters.set(1, new Letter("bg", DEAD_LETTER.id(), DEAD_LETTER.revision(), DEAD_LETTER.status(), Map.of()));
        letters.remove(2);
        String text = new String(parcel.content(), StandardCharsets.ISO_8859_1).replace(second.id(), POISON);
        String withoutThird = text.replaceFirst("BG-M-3[^\n]*\n", "");
        return new Parcel(parcel.name(), withoutThird.getBytes(StandardCharsets.ISO_8859_1), letters);
    }

    private static Parcel urgent(Parcel parcel) {
        String text = new String(parcel.content(), StandardCharsets.ISO_8859_1)
                .replaceFirst("(" + POISON + "[^\n]*)" + inBulgaria("ОБИКНОВЕНА"), "$1" + inBulgaria("НЕЗАБАВНА"));
        return new Parcel(parcel.name(), text.getBytes(StandardCharsets.ISO_8859_1), parcel.letters());
    }

    /** One byte is one character. */
    private static String inBulgaria(String word) {
        return new String(word.getBytes(Charset.forName("windows-1251")), StandardCharsets.ISO_8859_1);
    }

    private static Path exhaustingMappings(Path directory) throws IOException {
        Path mappings = directory.resolve("mappings");
        try (Stream<Path> shipped = Files.walk(Path.of("mappings"))) {
            for (Path each : (Iterable<Path>) shipped::iterator) {
                Files.copy(each, mappings.resolve(Path.of("mappings").relativize(each)));
            }
        }
        Path mapping = mappings.resolve("bg/in.jslt");
        String exhausting = Files.readString(mapping)
                .replaceFirst(
                        "\"id\": [^,]+,",
                        "\"id\": if (.\"Номер\" == \"" + POISON + "\") doubled(\"x\", 40) else .\"Номер\",");
        String doubling = "def doubled(text, times) if ($times > 0) doubled($text + $text, $times - 1) else $text\n";
        Files.writeString(mapping, doubling + exhausting);
        return mappings;
    }
}
