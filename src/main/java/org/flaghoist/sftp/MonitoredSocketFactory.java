package org.flaghoist.sftp;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The TCP connection under an SFTP session. JSch can neither be interrupted nor closed while it waits for a server; but
 * when its socket is closed, it wakes.
 */
final class MonitoredSocketFactory implements SocketFactory, AutoCloseable {

    private final Duration timeout;
    private final Runnable moved;
    private final Runnable connected;
    private final Socket socket = new Socket();
    private volatile boolean broken;

    /** @param moved is called whenever something has come from the other side: what is sent may only fill a buffer */
    public MonitoredSocketFactory(Duration timeout, Runnable moved, Runnable connected) {
        this.timeout = timeout;
        this.moved = moved;
        this.connected = connected;
    }

    /** Whether it ended while JSch wanted more of it: what JSch then takes for a refusal is none. */
    public boolean isBroken() {
        return broken;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
        connected.run();
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
                boolean alive = false;
                try {
                    int count = super.read(buffer, from, most);
                    alive = count >= 0;
                    moved.run();
                    return count;
                } catch (SocketTimeoutException e) {
                    // JSch goes on then, and asks whether anybody is there.
                    alive = true;
                    throw e;
                } finally {
                    broken = !alive;
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
