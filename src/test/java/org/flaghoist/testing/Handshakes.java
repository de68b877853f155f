package org.flaghoist.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Opens protocols that a broker may speak as their clients do; one that speaks them answers at once. */
public final class Handshakes {

    private static final Path OPENINGS = Path.of("src/test/samples/handshakes");
    private static final int SILENT_MILLIS = 2_000;

    private Handshakes() {}

    /** @return what is said until it hangs up, or says nothing more for a while */
    public static String answer(Socket connection, String protocol) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (connection) {
            connection.setSoTimeout(SILENT_MILLIS);
            connection.getOutputStream().write(opening(protocol));
            for (int next = read(connection); next >= 0; next = read(connection)) {
                said.write(next);
            }
        }
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    private static int read(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read();
        } catch (SocketTimeoutException | SocketException e) {
            return -1;
        }
    }

    private static byte[] opening(String protocol) throws IOException {
        String hex = Files.readString(OPENINGS.resolve(protocol + ".hex"));
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
