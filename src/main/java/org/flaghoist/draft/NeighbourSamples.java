package org.flaghoist.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Makes samples of the other partners that name the new one, in the hub's form: one that each gets from it, and one
 * that each sends to it.
 *
 * @param partners that have a mapping
 */
record NeighbourSamples(DraftRequest request, Set<String> partners) {

    void addTo(DraftFiles drafts) {
        partners.stream()
                .filter(partner -> !partner.equals(request.id()))
                .filter(partner -> Files.isDirectory(request.samples().resolve(partner)))
                .forEach(partner -> {
                    add(drafts, partner, "out/from-", request.id(), partner);
                    add(drafts, partner, "in/to-", partner, request.id());
                });
    }

    private void add(DraftFiles drafts, String partner, String name, String sender, String recipient) {
        Path file = request.samples().resolve(partner).resolve(name + request.id() + ".notification.json");
        if (!Files.exists(file)) {
            drafts.add(file, new PlainSample(sender, 9001).to(recipient));
        }
    }
}
