package org.flaghoist.monitor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flaghoist.partner.Secret;

/**
 * Signs what is posted, as Standard Webhooks 1.0.0 says: {@code whsec_} and 24 to 64 bytes in Base64. With two keys,
 * the second after a space, both sign, so that the receiver can go over to a new one.
 */
final class WebhookKeys {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String HMAC = "HmacSHA256";

    private final List<byte[]> keys;

    private WebhookKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException where it is none, without the secret in its words */
    static WebhookKeys of(Secret secret) {
        return new WebhookKeys(Arrays.stream(secret.reveal().strip().split("\\s+"))
                .map(WebhookKeys::key)
                .toList());
    }

    private static byte[] key(String text) {
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("give " + PREFIX + " and " + SHORTEST + " to " + LONGEST
                    + " random bytes in Base64; two of them with a space between");
        }
        return key;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The value of the header {@code webhook-signature}. */
    String sign(String id, long seconds, String body) {
        byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(byte[] key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
