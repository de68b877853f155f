package org.flaghoist.ledger.chain;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stamps events, and the head of their chain, with a key from outside the database: HMAC-SHA256. */
public final class Stamps {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public Stamps(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String of(EventRecord event) {
        return of(event.beforeEvents(), event.events(), event.actor());
    }

    /** The stamp of a chain's head. Nobody without the key can set the head back to an earlier link. */
    public String of(Seal head) {
        return of("head " + head.link() + " " + head.hash());
    }

    /** The stamp of where a chain begins: another text than a head's, so that no head can be made a beginning. */
    String ofStart(Seal start) {
        return of("start " + start.link() + " " + start.hash());
    }

    boolean genuine(EventRecord event) {
        return same(of(event), event.stamp());
    }

    public boolean isOf(Seal head, String stamp) {
        return same(of(head), stamp);
    }

    /**
     * What shows a content of that digest only to those with the key; in another alphabet, so that it is not taken for
     * the digest.
     */
    public String ofContent(String digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("content " + digest));
    }

    /**
     * The stamp of what hubs keep beside the chain. Other texts than those of contents: of these the hub stamps
     * digests as they stand in the database, and whoever writes there may have put others there.
     */
    public String ofState(String digest) {
        return of("state " + digest);
    }

    private String of(String... parts) {
        return HexFormat.of().formatHex(bytes(parts));
    }

    private byte[] bytes(String... parts) {
        Mac mac = mac();
        for (String part : parts) {
            mac.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return mac.doFinal();
    }

    static boolean same(String computed, String written) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.UTF_8), written.getBytes(StandardCharsets.UTF_8));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }
}
