package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.concurrent.CompletableFuture;
import org.flaghoist.sftp.PipelineAnswers.ServerAnswer;
import org.junit.jupiter.api.Test;

/** What a server, also a hostile one, may send on the channel of a pipeline. */
class PipelineAnswersTest {

    private static final byte STATUS = 101;

    private final PipelineAnswers answers = new PipelineAnswers();

    @Test
    void givesEachAnswerToItsRequestHoweverTheyAreCutAndOrdered() throws Exception {
        CompletableFuture<ServerAnswer> first = answers.await(1);
        CompletableFuture<ServerAnswer> second = answers.await(2);
        byte[] both = both(packet(2, 22), packet(1, 11));

        for (byte each : both) {
            answers.write(each);
        }

        assertThat(first.get().body().getInt()).isEqualTo(11);
        assertThat(second.get().body().getInt()).isEqualTo(22);
    }

    @Test
    void givesOutSeveralThatComeAtOnce() throws Exception {
        CompletableFuture<ServerAnswer> first = answers.await(1);
        CompletableFuture<ServerAnswer> second = answers.await(2);

        answers.write(both(packet(1, 11), packet(2, 22)));

        assertThat(first.get().type()).isEqualTo(STATUS);
        assertThat(second.get().body().getInt()).isEqualTo(22);
    }

    @Test
    void takesNoPacketThatIsTooLongOrTooShort() {
        for (int length : new int[] {Integer.MAX_VALUE, -1, 0, 4, 1_000_000}) {
            assertThatThrownBy(() -> new PipelineAnswers().write(new byte[] {
                        (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("announced a packet of " + length);
        }
    }

    @Test
    void takesNoAnswerToWhatWasNotAsked() throws Exception {
        CompletableFuture<ServerAnswer> asked = answers.await(1);
        answers.write(packet(1, 11));
        assertThat(asked).isCompleted();

        assertThatThrownBy(() -> answers.write(packet(1, 11))).hasMessageContaining("was not asked");
    }

    @Test
    void leavesNobodyWaitingWhenTheChannelEnds() {
        CompletableFuture<ServerAnswer> before = answers.await(1);
        answers.close();

        assertThat(before).isCompletedExceptionally();
        assertThat(answers.await(2)).isCompletedExceptionally();
        assertThatThrownBy(() -> pending(before).get()).isInstanceOf(IOException.class);
    }

    @Test
    void findsAnAnswerThatEndsTooEarly() throws Exception {
        CompletableFuture<ServerAnswer> early = answers.await(1);
        answers.write(new byte[] {0, 0, 0, 5, STATUS, 0, 0, 0, 1});

        assertThatThrownBy(() -> pending(early).get())
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(BufferUnderflowException.class);
    }

    private static PendingAnswer<Integer> pending(CompletableFuture<ServerAnswer> answer) {
        return new PendingAnswer<>(answer, come -> come.body().getInt());
    }

    private static byte[] both(byte[] one, byte[] other) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one);
        both.write(other);
        return both.toByteArray();
    }

    private static byte[] packet(int number, int value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream packet = new DataOutputStream(bytes);
        packet.writeInt(9);
        packet.writeByte(STATUS);
        packet.writeInt(number);
        packet.writeInt(value);
        return bytes.toByteArray();
    }
}
