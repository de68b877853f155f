package org.flaghoist.ledger.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The hash the ledger uses, and its salt. */
public final class Digests {

    public static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** Random hexadecimal digits, at most 32. */
    public static String token(int digits) {
        return HexFormat.of().formatHex(salt()).substring(0, digits);
    }

    /** The digest of a content, from which nobody can guess the content once the salt is deleted. */
    static String salted(byte[] salt, byte[] content) {
        return text(begun(salt).digest(content));
    }

    /** In the shorter alphabet: the events have several. */
    static String text(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** The digest of a content that follows part by part. All salts have one length: none moves into the content. */
    static MessageDigest begun(byte[] salt) {
        MessageDigest sha = sha256();
        sha.update(salt);
        return sha;
    }

    public static String plain(String text) {
        return plain(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String plain(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    public static String chained(String before, String event) {
        MessageDigest sha = sha256();
        sha.update(HexFormat.of().parseHex(before));
        return HexFormat.of().formatHex(sha.digest(event.getBytes(StandardCharsets.UTF_8)));
    }
}
