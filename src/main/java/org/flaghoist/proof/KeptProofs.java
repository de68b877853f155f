package org.flaghoist.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;

/**
 * What a partner has kept in a directory, compared with the hub's record: manifests ({@code manifest_*.txt}), the files
 * that they list, and proofs of receipts ({@code *.jws}), each beside the receipt whose name it has.
 */
public final class KeptProofs {

    private static final String PROOF = ".jws";

    private final Path directory;
    private final ExportedChain chain;
    private final PublicKeyFile key;
    private final List<String> contradictions = new ArrayList<>();
    private final CopyGaps gaps = new CopyGaps();
    private int manifests;
    private int receipts;
    private int files;
    private int older;

    public KeptProofs(Path directory, ExportedChain chain, PublicKeyFile key) {
        this.directory = directory;
        this.chain = chain;
        this.key = key;
    }

    /**
     * What was found.
     *
     * @param contradictions each in a sentence, with what to do
     * @param missing copies that were numbered and never came
     * @param summary what was compared
     */
    public record Findings(List<String> contradictions, List<String> missing, String summary) {}

    public Findings compare() throws IOException {
        for (Map.Entry<String, Path> each : kept().entrySet()) {
            String name = each.getKey();
            try {
                if (name.startsWith("manifest_") && name.endsWith(".txt")) {
                    manifest(name, Files.readAllBytes(each.getValue()));
                } else if (name.endsWith(PROOF)) {
                    receipt(name, Files.readString(each.getValue()));
                }
            } catch (IllegalArgumentException e) {
                contradictions.add(name + " " + e.getMessage()
                        + ". It shows nothing; take it as it came, or give the key that the hub had then");
            }
        }
        return new Findings(List.copyOf(contradictions), gaps.missing(), summary());
    }

    private Map<String, Path> kept() throws IOException {
        Map<String, Path> kept = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> kept.put(file.getFileName().toString(), file));
        }
        return kept;
    }

    private String summary() {
        return "%d manifests, %d receipts and %d files were compared with the chain from link %d to link %d%s"
                .formatted(
                        manifests,
                        receipts,
                        files,
                        chain.first().link(),
                        chain.last().link(),
                        older == 0 ? "" : "; " + older + " are older than the chain, which says nothing of them");
    }

    private void manifest(String name, byte[] content) throws IOException {
        Manifest manifest = ManifestReader.read(content, key);
        manifests++;
        gaps.add(manifest);
        for (ManifestEntry file : manifest.files()) {
            compare(name, file);
        }
        if (!isOlder(manifest.head()) && head(name, manifest.head())) {
            if (!chain.hasManifest(Digests.plain(content))) {
                contradict(name, "the record has no manifest of these bytes");
            }
            manifest.files().stream()
                    .filter(ManifestEntry::isCopy)
                    .filter(copy -> !chain.hasGiven(copy, manifest.partner()))
                    .forEach(copy -> contradict(
                            name,
                            "it lists " + copy.name() + ", and the record has no such copy for " + manifest.partner()));
        }
    }

    private void compare(String name, ManifestEntry file) throws IOException {
        Path kept = directory.resolve(file.name());
        if (directory.equals(kept.getParent()) && Files.isRegularFile(kept)) {
            files++;
            if (!Digests.plain(Files.readAllBytes(kept)).equals(file.digest())) {
                contradictions.add(file.name() + " is not the file that " + name
                        + " lists: it was changed since, or is another. Take it as it came, or ask for it once more");
            }
        }
    }

    private void receipt(String name, String jws) throws IOException {
        ReceiptProof proof = ReceiptProof.of(jws, key);
        receipts++;
        String stem = name.substring(0, name.length() - PROOF.length());
        for (Map.Entry<String, Path> each : kept().entrySet()) {
            boolean isBody = !each.getKey().equals(name)
                    && (each.getKey().equals(stem) || each.getKey().startsWith(stem + "."));
            if (isBody) {
                files++;
                if (!Digests.plain(Files.readAllBytes(each.getValue())).equals(proof.digest())) {
                    contradictions.add(each.getKey() + " is not the receipt that " + name
                            + " is about: it was changed since, or is another. Take it as it came");
                }
            }
        }
        if (!isOlder(proof.head()) && head(name, proof.head()) && !chain.hasReceipt(proof)) {
            contradict(name, "the record has no receipt " + proof.receipt() + " of these bytes");
        }
    }

    private boolean isOlder(Seal head) {
        boolean isOlder = head.link() < chain.first().link();
        older += isOlder ? 1 : 0;
        return isOlder;
    }

    private boolean head(String name, Seal head) {
        String there = chain.hash(head.link()).orElse(null);
        if (head.hash().equals(there)) {
            return true;
        }
        contradict(
                name,
                "it says that link " + head.link() + " of the chain was " + head.hash() + "; the chain has "
                        + (there == null
                                ? "no such link and ends with link "
                                        + chain.last().link()
                                : there)
                        + ". All of the record up to that link may have been rewritten");
        return false;
    }

    private void contradict(String name, String what) {
        contradictions.add(name + ", signed by the hub, contradicts the record: " + what
                + ". Keep both as they are, and have the chain exported once more from a backup of that day");
    }
}
