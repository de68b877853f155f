package org.flaghoist.pgp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Binary OpenPGP messages as people see, copy and mail them: in ASCII armour. */
public final class EncryptedText {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private EncryptedText() {}

    /** The text of an encrypted message; empty for anything else, also for one that is text already. */
    public static Optional<String> of(byte[] content) {
        return isMessage(content)
                ? Optional.of("-----BEGIN PGP MESSAGE-----\n\n"
                        + new String(LINES.encode(content), StandardCharsets.US_ASCII)
                        + "\n-----END PGP MESSAGE-----\n")
                : Optional.empty();
    }

    // An encrypted session key comes first. Its version, in the place where it stands, is a control character, which no
    // partner's text has as its third or fourth.
    private static boolean isMessage(byte[] content) {
        int version = content.length < 7 ? -1 : versionAt(content[0] & 0xff, content[1] & 0xff);
        return version > 0 && (content[version] == 3 || content[version] == 6);
    }

    private static int versionAt(int tag, int length) {
        return switch (tag) {
            case 0x84 -> 2;
            case 0x85 -> 3;
            case 0x86 -> 5;
            case 0xC1 -> length < 192 ? 2 : length < 224 ? 3 : length == 255 ? 6 : -1;
            default -> -1;
        };
    }
}
