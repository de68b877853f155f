package org.flaghoist.sftp;

import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.BufferUnderflowException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.flaghoist.sftp.PipelineAnswers.ServerAnswer;

/**
 * The answer to a request that was sent, or is about to be.
 *
 * @param reading takes out of it what was asked for
 */
record PendingAnswer<T>(CompletableFuture<ServerAnswer> answer, AnswerReading<T> reading) {

    /** What an answer says. */
    @FunctionalInterface
    interface AnswerReading<T> {

        T of(ServerAnswer answer) throws SftpException, IOException;
    }

    /**
     * Waits for it.
     *
     * @throws SftpException when the server refuses what was asked
     * @throws IOException when there is no answer, or none that makes sense
     */
    T get() throws SftpException, IOException {
        try {
            return reading.of(answer.get());
        } catch (ExecutionException e) {
            throw new IOException("the channel ended", e);
        } catch (BufferUnderflowException e) {
            throw new IOException("the server's answer ends too early", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while it waited for the server");
        }
    }
}
