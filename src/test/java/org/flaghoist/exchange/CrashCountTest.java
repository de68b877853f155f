package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashCountTest {

    private static final String QUEUE = "in.north";

    private Path directory;
    private CrashCount count;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        directory = temporary.resolve("in-hand");
        startAgain();
    }

    private void startAgain() throws IOException {
        count = new CrashCount(directory, Duration.ZERO);
    }

    @Test
    void writesNothingForAMessageThatComesForTheFirstTime() {
        count.during(QUEUE, false, () -> {
            assertThat(count.begin(QUEUE, "node:1", 1)).isZero();
            assertThat(marks()).isZero();
        });
    }

    @Test
    void countsEachTimeThatTheProcessDiedWithAMessageInHand() throws IOException {
        for (int died = 0; died < 5; died++) {
            assertThat(count.begin(QUEUE, "node:1", 2 + died)).isEqualTo(died);
            startAgain();
        }
    }

    @Test
    void doesNotCountAStopThatWasBrokenOff() throws IOException {
        count.begin(QUEUE, "node:1", 2);
        startAgain();
        for (int deliveries = 3; deliveries < 10; deliveries++) {
            assertThat(count.begin(QUEUE, "node:1", deliveries)).isEqualTo(1);
            count.stop();
            startAgain();
        }
    }

    @Test
    void doesNotCountWhatIsTakenWhileItStops() throws IOException {
        count.stop();
        count.begin(QUEUE, "node:1", 2);
        startAgain();

        assertThat(count.begin(QUEUE, "node:1", 3)).isZero();
    }

    @Test
    void doesNotCountAnInfrastructureFailure() {
        for (int deliveries = 2; deliveries < 100; deliveries++) {
            int now = deliveries;
            assertThatThrownBy(() -> count.during(QUEUE, true, () -> {
                        assertThat(count.begin(QUEUE, "node:1", now)).isZero();
                        throw new IllegalStateException("the database is gone");
                    }))
                    .hasMessage("the database is gone");
        }
        assertThat(marks()).isZero();
    }

    @Test
    void beginsAnewWithAnotherMessage() throws IOException {
        count.begin(QUEUE, "node:1", 2);
        startAgain();

        assertThat(count.begin(QUEUE, "node:2", 2)).isZero();
        startAgain();
        assertThat(count.begin(QUEUE, "node:2", 3)).isEqualTo(1);
    }

    @Test
    void countsEachQueueByItself() throws IOException {
        count.begin(QUEUE, "node:1", 2);
        count.during("in.west", true, () -> count.begin("in.west", "node:2", 2));
        startAgain();

        assertThat(count.begin(QUEUE, "node:1", 3)).isEqualTo(1);
        assertThat(count.begin("in.west", "node:2", 3)).isZero();
    }

    @Test
    void suspectsOfABatchOnlyTheMessageInHand() throws IOException {
        count.begin(QUEUE, "node:1", 2);
        count.begin(QUEUE, "node:2", 1);
        startAgain();

        assertThat(count.begin(QUEUE, "node:1", 3)).isZero();
    }

    @Test
    void remembersAFileThatItDiedWithThoughOthersAreInHandBeforeIt() throws IOException {
        count.begin("outbox.east", "killer");
        startAgain();
        count.begin("outbox.east", "sent and not yet moved");
        count.end("outbox.east", "sent and not yet moved");
        startAgain();

        assertThat(count.deaths("outbox.east", "killer")).isOne();
        assertThat(count.deaths("outbox.east", "sent and not yet moved")).isZero();
        count.forget("outbox.east", "killer");
        assertThat(marks()).isZero();
    }

    private long marks() {
        try (Stream<Path> marks = Files.list(directory)) {
            return marks.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void lumpsNoOtherMessageTogetherWithOneThatComesAgain() throws Exception {
        Thread other = other();
        count.during(QUEUE, true, () -> {
            count.begin(QUEUE, "node:1", 2);
            other.start();
            await().until(() -> other.getState() == Thread.State.WAITING);
            assertThat(marks()).isOne();
        });

        other.join();
        assertThat(marks()).isZero();
    }

    @Test
    void letsABatchEndBeforeAMessageThatComesAgainBegins() throws Exception {
        Thread other = other();
        count.during(QUEUE, false, () -> {
            other.start();
            await().until(() -> other.getState() == Thread.State.WAITING);
            assertThat(count.begin(QUEUE, "node:1", 1)).isZero();
            assertThat(count.begin(QUEUE, "node:2", 2)).isZero();
            assertThat(marks()).isOne();
        });

        other.join();
        assertThat(marks()).isZero();
    }

    @Test
    void doesNotTryAtOnceWhatTheProcessDiedWithTwice() throws Exception {
        for (int died = 0; died < 2; died++) {
            count.begin(QUEUE, "node:1", 2 + died);
            startAgain();
        }
        CrashCount patient = new CrashCount(directory, Duration.ofDays(1));
        AtomicBoolean begun = new AtomicBoolean();
        Thread again = new Thread(() -> patient.during(QUEUE, true, () -> begun.set(true)));
        again.start();
        await().until(() -> again.getState() == Thread.State.TIMED_WAITING);
        assertThat(begun).isFalse();

        Thread neighbour = new Thread(() -> patient.during("in.west", true, () -> begun.set(true)));
        neighbour.start();
        neighbour.join();
        assertThat(begun).as("it holds up nobody else").isTrue();

        patient.stop();
        again.join();
    }

    private Thread other() {
        return new Thread(() -> count.during("in.west", true, () -> count.begin("in.west", "node:9", 2)));
    }
}
