package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        tries.begin(List.of("a"), 1);
        tries.begin(List.of("b"), 1);

        assertThat(tries.isFirst(1)).isFalse();
        assertThat(tries.isFirst(2)).isTrue();
        assertThat(tries.isLeft("a", 1)).isFalse();
        assertThat(tries.isLeft("c", 1)).isFalse();
    }

    @Test
    void remembersWhatWasInHandWhenTheConnectionEnded() {
        tries.begin(List.of("a"), 1);
        tries.begin(List.of("b"), 1);
        assertThat(tries.isLeft("b", 2)).isTrue();

        tries.begin(List.of("another"), 2);

        assertThat(tries.isLeft("b", 2)).isTrue();
        assertThat(tries.isLeft("a", 2)).isFalse();
        tries.begin(List.of("b"), 2);
        assertThat(tries.isLeft("b", 2)).isFalse();
    }

    @Test
    void remembersItThroughTwoDeathsWithOthersInHand() {
        tries.begin(List.of("a"), 1);
        tries = restarted();
        tries.begin(List.of("b"), 2);
        tries = restarted();

        assertThat(tries.isLeft("a", 3)).isTrue();
        assertThat(tries.isLeft("b", 3)).isTrue();
    }

    @Test
    void forgetsWhatNeverCame() {
        IntStream.rangeClosed(1, 20).forEach(number -> {
            tries.begin(List.of("name-" + number), number);
            tries = restarted();
        });

        assertThat(tries.isLeft("name-5", 21)).isFalse();
        assertThat(tries.isLeft("name-15", 21)).isTrue();
    }

    @Test
    void doubtsOneOfSeveralThatWereInHandTogether() {
        tries.begin(List.of("a", "b", "c", "d"), 1);
        tries.named("a", UploadResult.PUT);
        tries.named("b", UploadResult.AGAIN);

        tries = restarted();

        assertThat(tries.known("a")).isEqualTo(UploadResult.PUT);
        assertThat(tries.known("b")).isEqualTo(UploadResult.AGAIN);
        assertThat(tries.known("c")).isNull();
        assertThat(Stream.of("a", "b", "c", "d").filter(name -> tries.isLeft(name, 2)))
                .containsExactly("a", "b", "c");
        assertThat(Stream.of("a", "b", "c", "d").filter(tries::isUntouched)).containsExactly("d");
    }

    @Test
    void knowsTheSameWhenTheConnectionEndedAndAnotherProcessFollows() {
        tries.begin(List.of("a", "b", "c"), 1);
        tries.named("a", UploadResult.FOUND);
        tries.begin(List.of("x"), 2);

        assertThat(tries.known("a")).isEqualTo(UploadResult.FOUND);
        tries = restarted();

        assertThat(tries.known("a")).isEqualTo(UploadResult.FOUND);
        assertThat(tries.isLeft("b", 3)).isTrue();
        assertThat(tries.isUntouched("c")).isTrue();
        assertThat(tries.isLeft("x", 3)).isTrue();
    }

    @Test
    void forgetsWhatGotItsNameWhenMoreIsTried() {
        tries.begin(List.of("a", "b"), 1);
        tries.named("a", UploadResult.PUT);
        tries.named("b", UploadResult.PUT);
        tries.begin(List.of("c"), 1);

        assertThat(tries.known("a")).isNull();
        assertThat(restarted().isLeft("b", 2)).isFalse();
    }

    @Test
    void staysInDoubtAboutOneThatWasToFollowAnotherInALaterTry() {
        tries.begin(List.of("b"), 1);
        tries = restarted();
        tries.begin(List.of("a", "b", "c"), 2);

        tries = restarted();

        assertThat(tries.isLeft("b", 3)).isTrue();
        assertThat(Stream.of("a", "b", "c").filter(tries::isUntouched)).containsExactly("c");
    }

    @Test
    void knowsWhatWasNotReachedThoughTheFirstIsTriedAloneSince() {
        tries.begin(List.of("a", "b", "c"), 1);
        tries.begin(List.of("a"), 1);

        tries = restarted();

        assertThat(Stream.of("a", "b", "c").filter(tries::isUntouched)).containsExactly("b", "c");
        assertThat(tries.isLeft("a", 2)).isTrue();
    }

    private InFlightDeliveries restarted() {
        return new InFlightDeliveries(directory.resolve("in-hand").resolve("out.east"));
    }
}
