package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.sftp.PendingAnswer.AnswerReading;
import org.flaghoist.sftp.PipelineAnswers.ServerAnswer;

/**
 * One more channel of a connection, on which a request does not wait for the answer to the one before, as JSch's do:
 * where a server is far, waiting is what takes the time. It speaks the part of SFTP that small files take, in version
 * 3, as JSch does. For one thread at a time.
 */
final class RequestPipeline implements AutoCloseable {

    private static final int VERSION = 3;
    private static final int READABLE = 1;
    /** Made where it is not there, and emptied where it is. */
    private static final int WRITABLE = 2 + 8 + 16;

    /** In bytes; every server takes so many at once. */
    private static final int PIECE = 32_768;

    /** In bytes, as the protocol says. */
    private static final int LONGEST_HANDLE = 256;

    private static final byte INIT = 1;
    private static final byte READY = 2;
    private static final byte OPEN = 3;
    private static final byte CLOSE = 4;
    private static final byte READ = 5;
    private static final byte WRITE = 6;
    private static final byte LSTAT = 7;
    private static final byte RENAME = 18;
    private static final byte STATUS = 101;
    private static final byte HANDLE = 102;
    private static final byte DATA = 103;
    private static final byte ATTRIBUTES = 105;

    private final ChannelSubsystem channel;
    private final String home;
    private final PipelineAnswers answers = new PipelineAnswers();
    private final DataOutputStream requests;
    private int number = VERSION;

    private RequestPipeline(ChannelSubsystem channel, String home) throws IOException {
        this.channel = channel;
        this.home = home;
        channel.setSubsystem("sftp");
        channel.setOutputStream(answers);
        this.requests = new DataOutputStream(channel.getOutputStream());
    }

    /**
     * @param beside a channel of the same connection
     * @param patience in milliseconds
     * @throws JSchException when the server allows no more channels; some allow one
     */
    static RequestPipeline open(ChannelSftp beside, int patience) throws JSchException, SftpException, IOException {
        ChannelSubsystem channel = (ChannelSubsystem) beside.getSession().openChannel("subsystem");
        RequestPipeline pipeline = new RequestPipeline(channel, beside.pwd());
        channel.connect(patience);
        boolean begun = false;
        try {
            pipeline.begin();
            begun = true;
            return pipeline;
        } finally {
            if (!begun) {
                pipeline.close();
            }
        }
    }

    // The version stands where everything else has the number of its request.
    private void begin() throws IOException, SftpException {
        PendingAnswer<ByteBuffer> ready = new PendingAnswer<>(answers.await(VERSION), answer -> body(answer, READY));
        requests.writeInt(1 + Integer.BYTES);
        requests.writeByte(INIT);
        requests.writeInt(VERSION);
        flush();
        ready.get();
    }

    boolean isOpen() {
        return channel.isConnected();
    }

    /** What follows the number of a request. */
    @FunctionalInterface
    private interface RequestBody {

        void writeTo(DataOutputStream request) throws IOException;
    }

    /** Opens a file to read it; the answer is its handle. */
    PendingAnswer<byte[]> open(String path) throws IOException {
        return open(path, READABLE);
    }

    /** Makes, or empties, a file to write it; the answer is its handle. */
    PendingAnswer<byte[]> create(String path) throws IOException {
        return open(path, WRITABLE);
    }

    private PendingAnswer<byte[]> open(String path, int how) throws IOException {
        return request(OPEN, answer -> bytes(answer, HANDLE, LONGEST_HANDLE), body -> {
            write(absolute(path), body);
            body.writeInt(how);
            body.writeInt(0);
        });
    }

    /** Writes all of a file. */
    List<PendingAnswer<ByteBuffer>> write(byte[] handle, byte[] content) throws IOException {
        List<PendingAnswer<ByteBuffer>> written = new ArrayList<>();
        for (int from = 0; from < content.length; from += PIECE) {
            int begin = from;
            int count = Math.min(PIECE, content.length - begin);
            written.add(request(WRITE, answer -> body(answer, STATUS), body -> {
                write(handle, body);
                body.writeLong(begin);
                body.writeInt(count);
                body.write(content, begin, count);
            }));
        }
        return written;
    }

    /** Reads from its beginning; the answer may be shorter than what was asked for. */
    PendingAnswer<byte[]> read(byte[] handle, int count) throws IOException {
        return request(READ, answer -> bytes(answer, DATA, count), body -> {
            write(handle, body);
            body.writeLong(0);
            body.writeInt(count);
        });
    }

    PendingAnswer<ByteBuffer> close(byte[] handle) throws IOException {
        return request(CLOSE, answer -> body(answer, STATUS), body -> write(handle, body));
    }

    /** Asks what is there; the answer is empty where nothing is. */
    PendingAnswer<Optional<RemoteFile>> look(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return request(LSTAT, answer -> found(name, answer), body -> write(absolute(path), body));
    }

    private static Optional<RemoteFile> found(String name, ServerAnswer answer) throws SftpException, IOException {
        try {
            return Optional.of(RemoteFile.of(name, body(answer, ATTRIBUTES)));
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Fails where the new name is taken: it asks in SFTP's own way, and not in OpenSSH's, which replaces. */
    PendingAnswer<ByteBuffer> rename(String from, String to) throws IOException {
        return request(RENAME, answer -> body(answer, STATUS), body -> {
            write(absolute(from), body);
            write(absolute(to), body);
        });
    }

    private byte[] absolute(String path) {
        return (path.startsWith("/") ? path : home + "/" + path).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(byte[] bytes, DataOutputStream body) throws IOException {
        body.writeInt(bytes.length);
        body.write(bytes);
    }

    private <T> PendingAnswer<T> request(byte type, AnswerReading<T> reading, RequestBody body) throws IOException {
        number++;
        PendingAnswer<T> pending = new PendingAnswer<>(answers.await(number), reading);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(new DataOutputStream(bytes));
        requests.writeInt(1 + Integer.BYTES + bytes.size());
        requests.writeByte(type);
        requests.writeInt(number);
        bytes.writeTo(requests);
        return pending;
    }

    /** Sends what has not gone yet; to be called before waiting for an answer. */
    void flush() throws IOException {
        requests.flush();
    }

    private static byte[] bytes(ServerAnswer answer, byte type, int most) throws SftpException, IOException {
        ByteBuffer body = body(answer, type);
        int count = body.getInt();
        if (count < 0 || count > body.remaining() || count > most) {
            throw new IOException("the server's answer ends too early, or is too long");
        }
        byte[] bytes = new byte[count];
        body.get(bytes);
        return bytes;
    }

    /** @throws SftpException where it is a refusal */
    private static ByteBuffer body(ServerAnswer answer, byte type) throws SftpException, IOException {
        ByteBuffer body = answer.body();
        if (answer.type() == STATUS) {
            int code = body.getInt();
            if (code != ChannelSftp.SSH_FX_OK) {
                throw new SftpException(code, "refused");
            }
        }
        if (answer.type() != type) {
            throw new IOException("the server's answer is of another kind");
        }
        return body;
    }

    @Override
    public void close() {
        channel.disconnect();
    }
}
