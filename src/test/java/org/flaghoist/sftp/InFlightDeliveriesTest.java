package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightDeliveriesTest {

    private Path directory;

    private InFlightDeliveries tries;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
        tries = restarted();
    }

    @Test
    void doubtsNothingOfWhatItHasNotTried() {
        tries.begin("a", 1);
        tries.begin("b", 1);

        assertThat(tries.isFirst(1)).isFalse();
        assertThat(tries.isFirst(2)).isTrue();
        assertThat(tries.isLeft("a", 1)).isFalse();
        assertThat(tries.isLeft("c", 1)).isFalse();
    }

    @Test
    void remembersWhatWasInHandWhenTheConnectionEnded() {
        tries.begin("a", 1);
        tries.begin("b", 1);
        assertThat(tries.isLeft("b", 2)).isTrue();

        tries.begin("another", 2);

        assertThat(tries.isLeft("b", 2)).isTrue();
        assertThat(tries.isLeft("a", 2)).isFalse();
        tries.begin("b", 2);
        assertThat(tries.isLeft("b", 2)).isFalse();
    }

    @Test
    void remembersItThroughTwoDeathsWithOthersInHand() {
        tries.begin("a", 1);
        tries = restarted();
        tries.begin("b", 2);
        tries = restarted();

        assertThat(tries.isLeft("a", 3)).isTrue();
        assertThat(tries.isLeft("b", 3)).isTrue();
    }

    @Test
    void forgetsWhatNeverCame() {
        IntStream.rangeClosed(1, 20).forEach(number -> {
            tries.begin("name-" + number, number);
            tries = restarted();
        });

        assertThat(tries.isLeft("name-5", 21)).isFalse();
        assertThat(tries.isLeft("name-15", 21)).isTrue();
    }

    private InFlightDeliveries restarted() {
        return new InFlightDeliveries(directory.resolve("in-hand").resolve("out.east"));
    }
}
