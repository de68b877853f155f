package org.flaghoist.partner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's public key, as {@code ssh-keyscan} prints it behind the host: type and Base64 (RFC 4253, section 6.6). */
record HostKeyText(String type, String encoded) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9-]+) +([A-Za-z0-9+/]+={0,2})(?: .*)?");

    // All others have two or more.
    private static final String ONE_NUMBER = "ssh-ed25519";

    /** @throws IllegalArgumentException where it is none, or no longer whole */
    static HostKeyText read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is no host key: give type and Base64 as ssh-keyscan prints them after the host");
        }
        HostKeyText key = new HostKeyText(matcher.group(1), matcher.group(2));
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.encoded());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is damaged: what follows " + key.type() + " is no Base64", e);
        }
        if (!key.isWhole(ByteBuffer.wrap(bytes))) {
            throw new IllegalArgumentException("is damaged: what follows " + key.type()
                    + " is no whole key of this type; copy all that ssh-keyscan prints");
        }
        return key;
    }

    // The type, and the parts of the key: each behind its length, and nothing after the last.
    private boolean isWhole(ByteBuffer bytes) {
        int parts = 0;
        while (bytes.remaining() >= Integer.BYTES) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                return false;
            }
            byte[] part = new byte[length];
            bytes.get(part);
            if (parts == 0 && !new String(part, StandardCharsets.US_ASCII).equals(type)) {
                return false;
            }
            parts++;
        }
        return parts >= (type.equals(ONE_NUMBER) ? 2 : 3) && !bytes.hasRemaining();
    }
}
