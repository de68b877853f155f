package org.flaghoist.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.flaghoist.ledger.chain.Seal;

/**
 * That the hub sent a receipt, and where its record stood then: a JWS of RFC 7515, compact, with the algorithm EdDSA of
 * RFC 8037.
 *
 * @param receipt its key
 * @param digest SHA-256 of its bytes, hexadecimal
 * @param head the last link of the ledger's chain
 */
public record ReceiptProof(String receipt, String digest, Seal head) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "{\"alg\":\"EdDSA\"}";
    private static final int PARTS = 3;

    public String signed(SigningKey key) {
        ObjectNode payload = JSON.createObjectNode()
                .put("receipt", receipt)
                .put("sha256", digest)
                .put("link", head.link())
                .put("hash", head.hash());
        String content = encoded(HEADER) + "." + encoded(payload.toString());
        return content + "." + key.sign(content.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException where the hub did not sign it */
    static ReceiptProof of(String jws, PublicKeyFile key) {
        String[] parts = jws.strip().split("\\.", -1);
        if (parts.length != PARTS
                || !parts[0].equals(encoded(HEADER))
                || !key.isSigned((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII), parts[2])) {
            throw new IllegalArgumentException("is not signed by this key");
        }
        try {
            JsonNode payload = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            Seal head =
                    new Seal(payload.path("link").asLong(), payload.path("hash").asText());
            return new ReceiptProof(
                    payload.path("receipt").asText(), payload.path("sha256").asText(), head);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is signed, and no JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }
}
