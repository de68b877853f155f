package org.flaghoist.kit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.notification.Urgency;
import org.flaghoist.proof.Manifest;
import org.flaghoist.proof.ManifestEntry;
import org.flaghoist.proof.ManifestNumber;
import org.flaghoist.proof.ReceiptProof;
import org.flaghoist.proof.SigningKey;

/** Signed receipts and the manifest of a day, as a partner gets them by agreement; by a key for rehearsals alone. */
final class RehearsedProofs {

    private static final Seal HEAD = new Seal(1, Digests.plain("rehearsal"));

    private final SigningKey key = new SigningKey("rehearsal".getBytes(StandardCharsets.US_ASCII));
    private final String partner;
    private final boolean lists;
    private final String extension;

    /**
     * @param lists whether files are listed: who comes to the broker has the numbers, and of a protected file nobody
     *     knows the digest before it lies there
     * @param extension of its files
     */
    RehearsedProofs(String partner, boolean lists, String extension) {
        this.partner = partner;
        this.lists = lists;
        this.extension = extension;
    }

    String publicKey() {
        return key.publicKey();
    }

    /** It has the property only where the partner comes to the broker. */
    OutboundCopy signed(OutboundCopy receipt) {
        Map<String, Object> properties = new HashMap<>(receipt.properties());
        String name = String.valueOf(properties.get(HubProperties.RECEIPT));
        properties.put(HubProperties.PROOF, new ReceiptProof(name, Digests.plain(receipt.bytes()), HEAD).signed(key));
        return receipt.with(properties);
    }

    /** Of all of these, as of yesterday; the number after the last of each sender was withdrawn. */
    OutboundCopy manifest(Collection<OutboundCopy> copies) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();
        Map<String, ManifestEntry> files = new LinkedHashMap<>();
        Map<String, Long> last = new TreeMap<>();
        for (OutboundCopy copy : copies) {
            files.put(copy.stem(), entry(copy, now.toString()));
            if (copy.number() > 0) {
                last.merge(copy.sender(), copy.number() + 1, Math::max);
            }
        }
        List<ManifestNumber> withdrawn = last.entrySet().stream()
                .map(each -> new ManifestNumber(each.getKey(), each.getValue(), "WITHDRAWN"))
                .toList();
        byte[] signed = new Manifest(
                        partner,
                        day,
                        now.toString(),
                        lists ? List.copyOf(files.values()) : List.of(),
                        withdrawn,
                        last,
                        HEAD)
                .signed(key);
        return new OutboundCopy(
                OutboundCopy.MANIFESTS,
                "manifest",
                "manifest_" + day,
                Urgency.ROUTINE,
                signed,
                Map.of(HubProperties.KIND, "MANIFEST", HubProperties.DAY, day),
                false);
    }

    private ManifestEntry entry(OutboundCopy copy, String at) {
        boolean isCopy = copy.number() > 0;
        return new ManifestEntry(
                String.valueOf(copy.properties().get(HubProperties.KIND)),
                copy.stem() + "." + extension,
                copy.bytes().length,
                Digests.plain(copy.bytes()),
                at,
                isCopy ? copy.sender() : null,
                copy.reference(),
                copy.revision(),
                isCopy ? copy.number() : null);
    }
}
