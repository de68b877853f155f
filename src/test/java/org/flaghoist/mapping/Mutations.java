package org.flaghoist.mapping;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Random damage to a message, the same for the same seed. */
final class Mutations {

    private static final int LONGEST_RUN = 24;
    // What the syntaxes and the partners' rules look at.
    private static final String SPECIAL =
            "\"\\{}[]:,;<>&/=|~'-+.0123456789eE#\r\n\t \0\u007F\u0080\u0098\u00A0\u00FE\u00FF";

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** The message with one to three changes. */
    byte[] of(byte[] message) {
        byte[] changed = message;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] message) {
        if (message.length == 0) {
            return new byte[] {special()};
        }
        int at = random.nextInt(message.length);
        int end = Math.min(message.length, at + 1 + random.nextInt(LONGEST_RUN));
        return switch (random.nextInt(8)) {
            case 0 -> with(message, at, (byte) (message[at] ^ 1 << random.nextInt(8)));
            case 1 -> with(message, at, special());
            case 2 -> joined(Arrays.copyOf(message, at), new byte[] {special()}, from(message, at));
            case 3 -> joined(Arrays.copyOf(message, at), from(message, end));
            case 4 -> joined(Arrays.copyOf(message, end), from(message, at));
            case 5 -> joined(Arrays.copyOf(message, at), part(message), from(message, end));
            case 6 -> Arrays.copyOf(message, at);
            default -> swapped(message, at, random.nextInt(message.length));
        };
    }

    private byte special() {
        return (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
    }

    private byte[] part(byte[] message) {
        int at = random.nextInt(message.length);
        return Arrays.copyOfRange(message, at, Math.min(message.length, at + 1 + random.nextInt(LONGEST_RUN)));
    }

    private static byte[] with(byte[] message, int at, byte value) {
        byte[] changed = message.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] swapped(byte[] message, int one, int other) {
        return with(with(message, one, message[other]), other, message[one]);
    }

    private static byte[] from(byte[] message, int at) {
        return Arrays.copyOfRange(message, at, message.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
