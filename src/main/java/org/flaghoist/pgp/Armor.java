package org.flaghoist.pgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.flaghoist.notification.FaultCode;

/** ASCII armour, which a file may have or not. Bytes, not a text, since a file may be as large as the memory allows. */
final class Armor {

    private static final byte[] DASHES = bytes("-----");
    private static final byte[] BEGIN = bytes("-----BEGIN PGP MESSAGE-----");
    private static final byte[] END = bytes("-----END PGP MESSAGE-----");

    private Armor() {}

    /** The packets of a file. */
    static byte[] removed(byte[] file) throws IOException {
        // Every packet begins with a byte that is none of ASCII.
        if (file.length > 0 && file[0] < 0) {
            return file;
        }
        int from = 0;
        int to = file.length;
        while (from < to && isSpace(file[from])) {
            from++;
        }
        while (to > from && isSpace(file[to - 1])) {
            to--;
        }
        if (!isAt(file, from, BEGIN)) {
            throw FileFault.of(FaultCode.NOT_ENCRYPTED, "no OpenPGP message");
        }
        // What follows the first message would never be seen.
        if (!isAt(file, to - END.length, END) || marks(file, from, to) != 2) {
            throw new IOException("more or less than one message in armour");
        }
        try (ArmoredInputStream packets = new ArmoredInputStream(new ByteArrayInputStream(file, from, to - from))) {
            return packets.readAllBytes();
        }
    }

    /** How many lines are there that begin or end something. */
    private static int marks(byte[] file, int from, int to) {
        int marks = 0;
        for (int at = from; at < to; at++) {
            boolean begins = at == from || file[at - 1] == '\n' || file[at - 1] == '\r';
            marks += begins && isAt(file, at, DASHES) ? 1 : 0;
        }
        return marks;
    }

    private static boolean isAt(byte[] file, int at, byte[] what) {
        return at >= 0
                && at + what.length <= file.length
                && Arrays.equals(file, at, at + what.length, what, 0, what.length);
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
