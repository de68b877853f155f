package org.flaghoist.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.ledger.chain.Link;
import org.flaghoist.ledger.chain.Seal;
import org.jspecify.annotations.Nullable;

/** The chain as {@link ChainExport} wrote it, and what it says of what partners were given. */
public final class ExportedChain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Long, String> hashes = new HashMap<>();
    /** By entry: the notification that was accepted, and who was given it. */
    private final Map<Long, String> accepted = new HashMap<>();

    private final Set<String> delivered = new HashSet<>();
    /** The link of each, by what it says: a receipt's key and digest, a manifest's digest. */
    private final Map<String, Long> signed = new HashMap<>();

    private @Nullable Seal start;
    private @Nullable Seal last;

    private ExportedChain() {}

    /** @throws IllegalArgumentException where its links are not made of its records */
    public static ExportedChain read(BufferedReader lines) throws IOException {
        ExportedChain chain = new ExportedChain();
        String line;
        while ((line = lines.readLine()) != null) {
            if (!ExportedStamps.isOne(line)) {
                chain.add(json(line));
            }
        }
        if (chain.start == null) {
            throw new IllegalArgumentException("is empty");
        }
        return chain;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no chain as 'flaghoist chain export' writes it", e);
        }
    }

    private void add(JsonNode line) {
        Seal seal = new Seal(line.path("link").asLong(), line.path("hash").asText());
        Seal before = last;
        if (before == null) {
            start = seal;
        } else {
            List<EventRecord> records = records(line.path("records"));
            boolean follows = seal.link() == before.link() + 1
                    && !records.isEmpty()
                    && Link.hash(before.hash(), records).equals(seal.hash());
            if (!follows) {
                throw new IllegalArgumentException(
                        "is broken at link " + (before.link() + 1)
                                + ": its records do not make its hash. Export it again; if that does not help, verify the ledger");
            }
            records.forEach(record -> read(seal.link(), record));
        }
        hashes.put(seal.link(), seal.hash());
        last = seal;
    }

    private static List<EventRecord> records(JsonNode all) {
        List<EventRecord> records = new ArrayList<>();
        all.forEach(each -> records.add(new EventRecord(
                each.path("id").asLong(),
                each.path("at").asLong(),
                each.path("entry").isNumber() ? each.path("entry").asLong() : null,
                each.path("actor").asText(),
                each.path("events").asText(),
                each.path("stamp").asText())));
        return records;
    }

    private void read(long link, EventRecord record) {
        for (JsonNode event : record.all()) {
            JsonNode detail = event.path("detail");
            String partner = event.path("partner").asText();
            switch (event.path("kind").asText()) {
                case "ACCEPTED" ->
                    accepted.put(
                            record.entry(),
                            copy(
                                    partner,
                                    detail.path("id").asText(),
                                    detail.path("revision").asText()));
                case "DELIVERED" -> delivered.add(accepted.get(record.entry()) + " " + partner);
                case "SIGNED" ->
                    signed.put(
                            receipt(
                                    detail.path("receipt").asText(),
                                    detail.path("sha256").asText()),
                            link);
                case "MANIFEST" -> signed.put(detail.path("sha256").asText(), link);
                default -> {
                    // Says nothing of what partners were given.
                }
            }
        }
    }

    private static String copy(String sender, String reference, String revision) {
        return sender + " " + reference + " r" + revision;
    }

    private static String receipt(String key, String digest) {
        return key + " " + digest;
    }

    Seal first() {
        return Objects.requireNonNull(start);
    }

    public Seal last() {
        return Objects.requireNonNull(last);
    }

    Optional<String> hash(long link) {
        return Optional.ofNullable(hashes.get(link));
    }

    /** True where the chain says nothing of it, since it begins later. */
    boolean hasGiven(ManifestEntry copy, String partner) {
        String name = copy(String.valueOf(copy.sender()), copy.reference(), String.valueOf(copy.revision()));
        return delivered.contains(name + " " + partner) || (first().link() > 0 && !accepted.containsValue(name));
    }

    boolean hasManifest(String digest) {
        return signed.containsKey(digest);
    }

    boolean hasReceipt(ReceiptProof proof) {
        return signed.containsKey(receipt(proof.receipt(), proof.digest()));
    }
}
