package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flaghoist.partner.Sftp;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody on the way to a server puts a packet in before encryption begins, which lets them take one away afterwards
 * unnoticed (Terrapin, CVE-2023-48795).
 */
class TerrapinTest {

    /** SSH_MSG_IGNORE without data: length, padding's length, type, no data, padding. */
    private static final byte[] IGNORED =
            HexFormat.of().parseHex("0000000c" + "06" + "02" + "00000000" + "000000000000");

    private SftpServerFixture server;
    private ServerSocket way;
    private ExecutorService pumps;
    private final Deadlines deadlines = new Deadlines();

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        server = new SftpServerFixture(directory);
        way = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        pumps = Executors.newCachedThreadPool();
    }

    @AfterEach
    void stop() throws Exception {
        way.close();
        pumps.shutdownNow();
        deadlines.close();
        server.close();
    }

    @Test
    void hangsUpWhereAPacketWasPutInBeforeEncryption() {
        start(() -> serve(IGNORED));

        assertThatThrownBy(this::open).hasMessageContaining("KEXINIT not first packet");
    }

    @Test
    void logsInWhereNothingWasPutIn() {
        start(() -> serve(new byte[0]));

        assertThatCode(this::open).doesNotThrowAnyException();
    }

    private void open() throws IOException {
        Sftp site = TestPartners.site(way.getLocalPort(), server.hostKey());
        try (SftpLink link = new SftpLink(site, deadlines)) {
            link.open();
        }
    }

    /** Passes one connection on, and puts something in behind the server's first line. */
    private void serve(byte[] putIn) throws IOException {
        try (Socket client = way.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            start(() -> client.getInputStream().transferTo(there.getOutputStream()));
            InputStream in = there.getInputStream();
            OutputStream out = client.getOutputStream();
            int each;
            do {
                each = in.read();
                out.write(each);
            } while (each != '\n');
            out.write(putIn);
            in.transferTo(out);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void start(Work work) {
        pumps.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // A socket was closed under it, which is how each of these threads ends.
                Thread.currentThread().interrupt();
            }
        });
    }
}
