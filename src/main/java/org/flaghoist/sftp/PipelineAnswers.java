package org.flaghoist.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What comes from a server over a channel: cut into packets, and each given to who waits for it. JSch writes to it with
 * the thread that reads the connection, so nothing here waits.
 */
final class PipelineAnswers extends OutputStream {

    /** More than the largest that is asked for; a server that announces more is at fault. */
    private static final int LARGEST = 40_000;

    private static final int LENGTH = Integer.BYTES;
    private static final int TYPE_AND_NUMBER = 1 + Integer.BYTES;

    private final Map<Integer, CompletableFuture<ServerAnswer>> awaited = new HashMap<>();
    private ByteBuffer come = ByteBuffer.allocate(1_024);
    private boolean ended;

    /** @param body what follows the number of the request */
    record ServerAnswer(byte type, ByteBuffer body) {}

    /** To be called before the request is sent. */
    synchronized CompletableFuture<ServerAnswer> await(int number) {
        CompletableFuture<ServerAnswer> answer = new CompletableFuture<>();
        if (ended) {
            answer.completeExceptionally(new IOException("the channel ended"));
        } else {
            awaited.put(number, answer);
        }
        return answer;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        if (come.remaining() < count) {
            come = ByteBuffer.wrap(Arrays.copyOf(come.array(), 2 * (come.position() + count)))
                    .position(come.position());
        }
        come.put(bytes, from, count);
        come.flip();
        for (byte[] packet = next(); packet != null; packet = next()) {
            giveOut(ByteBuffer.wrap(packet));
        }
        come.compact();
    }

    private byte @Nullable [] next() throws IOException {
        if (come.remaining() < LENGTH) {
            return null;
        }
        int length = come.getInt(come.position());
        if (length < TYPE_AND_NUMBER || length > LARGEST) {
            throw new IOException("the server announced a packet of " + length + " bytes");
        }
        if (come.remaining() < LENGTH + length) {
            return null;
        }
        byte[] packet = new byte[length];
        come.position(come.position() + LENGTH).get(packet);
        return packet;
    }

    private void giveOut(ByteBuffer packet) throws IOException {
        byte type = packet.get();
        CompletableFuture<ServerAnswer> answer = awaited.remove(packet.getInt());
        if (answer == null) {
            throw new IOException("the server answered what it was not asked");
        }
        answer.complete(new ServerAnswer(type, packet));
    }

    /** JSch does it when the channel, or the connection, ends. */
    @Override
    public synchronized void close() {
        ended = true;
        awaited.values().forEach(answer -> answer.completeExceptionally(new IOException("the channel ended")));
        awaited.clear();
    }
}
