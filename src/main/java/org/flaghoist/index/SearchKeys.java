package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flaghoist.index.LinkValues.LinkValue;

/**
 * What the index has in the place of serials, numbers and words: hashes with a key from outside the database. Nobody
 * without it can read one, confirm a guess, or see that a word of one field is one of another. Thread-safe.
 */
public final class SearchKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "search index";
    private static final String FIELDS = "/search-fields.csv";

    /** Shorter is smaller on the disk; of a million words hardly two have the same. */
    private static final int UNUSED_BITS = 17;

    private static final int DIGITS = 12;

    private final SecretKeySpec key;
    private final SearchPaths<SearchField> paths = SearchPaths.read(FIELDS, SearchField::valueOf);
    private final LinkValues links = new LinkValues();

    /** @param ledgerKey from which the index's own is derived */
    public SearchKeys(byte[] ledgerKey) {
        byte[] derived = mac(new SecretKeySpec(ledgerKey, ALGORITHM)).doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    /** Those of all that a notification can be found by, in order. */
    Set<Long> of(JsonNode notification) {
        Mac mac = mac(key);
        Set<Long> keys = new TreeSet<>();
        paths.each(
                notification,
                (field, text) -> field.forms(text).forEach(form -> keys.add(hash(mac, field.name(), form))));
        return keys;
    }

    /** Those of what somebody looks for, each of which a notification must have; empty where nothing can be. */
    public Set<Long> of(SearchField field, String text) {
        Mac mac = mac(key);
        Set<Long> keys = new LinkedHashSet<>();
        field.forms(text).forEach(form -> keys.add(hash(mac, field.name(), form)));
        return keys;
    }

    LinkValues links() {
        return links;
    }

    /** That of what links notifications: longer, as no two values may have the same. */
    long of(LinkValue value) {
        return whole(mac(key), value.kind().name(), value.form()) >>> 1;
    }

    /** The same as long as the same text has the same hash: by another an index has to be made anew. */
    String madeBy() {
        return text(hash(mac(key), "made by", Folding.VERSION + " " + paths.all() + " " + links.version()));
    }

    /** As events have it. */
    public static String text(long key) {
        return HexFormat.of().toHexDigits(key, DIGITS);
    }

    private static long hash(Mac mac, String field, String form) {
        return whole(mac, field, form) >>> UNUSED_BITS;
    }

    private static long whole(Mac mac, String field, String form) {
        byte[] hash = mac.doFinal((field + " " + form).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong();
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }
}
