package org.flaghoist.linked;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.LedgerFixture;

/** A ledger of notifications of two senders, all in the index. */
final class LinkedLedger implements AutoCloseable {

    static final String OTHER = "south";

    final LedgerFixture hub;
    final Indexer indexer;
    private int key;

    LinkedLedger(Path folder) throws IOException {
        hub = new LedgerFixture(folder);
        indexer = indexer();
    }

    Indexer indexer() {
        return new Indexer(
                hub.recorded,
                new SearchIndex(hub.recorded),
                new SearchKeys(hub.key),
                (partner, copy) -> new String(copy, StandardCharsets.UTF_8));
    }

    static String engine(String id, String action, int revision, String serial) {
        return """
                {"id":"%s","type":"SEIZURE","action":"%s","revision":%d,"engines":[{"serial":"%s"}]}""".formatted(id, action, revision, serial);
    }

    long send(String sender, String notification) {
        return send(sender, notification, 0);
    }

    long send(String sender, String notification, int testRun) {
        long entry = hub.accepted(sender, "k" + ++key, notification, testRun);
        index();
        return entry;
    }

    long send(String sender, String notification, RecipientOutcome outcome) {
        long entry = hub.accepted(sender, "k" + ++key, notification, 0);
        hub.ledger.decide(entry, List.of(outcome));
        index();
        return entry;
    }

    void index() {
        while (indexer.step()) {
            // until all is in the index
        }
    }

    List<Long> linked(long entry) {
        return new Links(hub.database)
                .of(entry).rows().stream()
                        .map(row -> row.notification().entry())
                        .toList();
    }

    List<LinkCluster> clusters() {
        return new LinkClusters(hub.database).before(Long.MAX_VALUE, false).clusters();
    }

    static RecipientOutcome given(String copy) {
        return given("east", copy);
    }

    static RecipientOutcome given(String partner, String copy) {
        Rendering rendering = new Rendering(copy.getBytes(StandardCharsets.UTF_8), "xml", Urgency.ROUTINE);
        return RecipientOutcome.released(partner, DeliveryState.DELIVERED, "R1", List.of(), rendering);
    }

    @Override
    public void close() {
        hub.close();
    }
}
