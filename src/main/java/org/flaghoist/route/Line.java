package org.flaghoist.route;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * The TCP connection under an SFTP session. JSch can neither be interrupted nor closed while it waits for a server; but
 * when its socket is closed, it wakes.
 */
final class Line implements SocketFactory, AutoCloseable {

    private final Duration timeout;
    private final Socket socket = new Socket();
    private volatile boolean broken;

    Line(Duration timeout) {
        this.timeout = timeout;
    }

    /** Whether it ended, or fell silent, before it was closed here: what JSch then takes for a refusal is none. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket own) throws IOException {
        return new FilterInputStream(own.getInputStream()) {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int most) throws IOException {
                boolean good = false;
                try {
                    int count = super.read(buffer, from, most);
                    good = count >= 0;
                    return count;
                } finally {
                    if (!good) {
                        broken = true;
                    }
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream(Socket own) throws IOException {
        return own.getOutputStream();
    }

    /** Returns at once, from whatever thread. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
