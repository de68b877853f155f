package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        count = new CrashCount(directory);
    }

    @Test
    void writesNothingForAMessageThatComesForTheFirstTime() throws IOException {
        assertThat(count.begin(QUEUE, "node:1", 1)).isZero();

        assertThat(marks()).isZero();
        count.end(QUEUE, 1);
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
    void doesNotCountATimeThatTheWorldWasAtFault() throws IOException {
        for (int deliveries = 2; deliveries < 100; deliveries++) {
            assertThat(count.begin(QUEUE, "node:1", deliveries)).isZero();
            count.end(QUEUE, deliveries);
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
        count.begin("in.west", "node:2", 2);
        count.end("in.west", 2);
        startAgain();

        assertThat(count.begin(QUEUE, "node:1", 3)).isEqualTo(1);
        assertThat(count.begin("in.west", "node:2", 3)).isZero();
    }

    private long marks() throws IOException {
        try (Stream<Path> marks = Files.list(directory)) {
            return marks.count();
        }
    }

    @Test
    void lumpsNoOtherMessageTogetherWithOneThatComesAgain() throws Exception {
        count.begin(QUEUE, "node:1", 2);
        Thread other = new Thread(() -> {
            count.begin("in.west", "node:2", 2);
            count.end("in.west", 2);
        });
        other.start();

        await().until(() -> other.getState() == Thread.State.WAITING);
        assertThat(marks()).isOne();
        count.end(QUEUE, 2);

        other.join();
        assertThat(marks()).isZero();
    }

    @Test
    void letsWhoHasBegunWithSeveralMessagesGoOnBeforeOneThatComesAgain() throws Exception {
        Thread other = new Thread(() -> {
            count.begin("in.west", "node:9", 2);
            count.end("in.west", 2);
        });
        count.among(() -> {
            other.start();
            await().until(() -> other.getState() == Thread.State.WAITING);
            count.begin(QUEUE, "node:1", 1);
            count.end(QUEUE, 1);
            assertThat(count.begin(QUEUE, "node:2", 2)).isZero();
            count.end(QUEUE, 2);
        });

        other.join();
        assertThat(marks()).isZero();
    }
}
