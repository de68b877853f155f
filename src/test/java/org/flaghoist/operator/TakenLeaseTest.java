package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.broker.TakenQueue;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.ParkingWriter;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.ReceiptSigner;
import org.flaghoist.exchange.ReceiptWriter;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Urgency;
import org.flaghoist.taken.OwedReceipt;
import org.flaghoist.taken.TakenCopies;
import org.flaghoist.taken.TakenDelivery;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two hubs on one ledger and one broker one tells senders what was taken, and the other goes on. */
class TakenLeaseTest {

    @AutoClose
    private static TwoHubs two;

    private HubFixture hub;
    private Ledger ledger;
    private TakenCopies copies;
    private boolean asks = true;

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        two = new TwoHubs(directory);
    }

    @BeforeEach
    void start() {
        two.renew();
        hub = two.hub();
        ledger = two.ledger();
        LedgerDatabase shared = ledger.database();
        copies = new TakenCopies(shared, (sender, recipient) -> asks);
    }

    @Test
    void sendsOnceWhatAnotherHubHadSentBeforeItDied() throws Exception {
        TakenExecutor here = executor(two.one());
        TakenExecutor there = executor(two.other());
        await().until(there::holdsLease);
        assertThat(here.holdsLease()).isFalse();
        take("N-01");
        OwedReceipt owed = there.owed().get(0);

        here.answer(owed);
        assertThat(copies.owed(10)).as("it is not this hub's").hasSize(1);
        there.answer(owed);
        // As if it had died before the ledger's last commit.
        two.sql("update taken_copy set receipt = 'OWED'");
        two.other().close();
        await().until(here::holdsLease);
        here.answer(here.owed().get(0));

        assertThat(copies.owed(10)).isEmpty();
        assertThat(hub.receipts("north", 1)).containsExactly("TAKEN west");
        assertThat(hub.nothingFor("north")).isTrue();
    }

    @Test
    void sendsNothingToASenderThatDoesNotAskAnyMore() throws Exception {
        TakenExecutor here = executor(two.one());
        await().until(here::holdsLease);
        take("N-02");
        asks = false;

        here.answer(here.owed().get(0));

        assertThat(copies.owed(10)).isEmpty();
        assertThat(hub.nothingFor("north")).isTrue();
    }

    private TakenExecutor executor(ClusterLeases leases) {
        SharedConnection connection = hub.bean(SharedConnection.class);
        SenderReceipts receipts = new SenderReceipts(
                ledger,
                hub.bean(Setup.class).mappings(),
                new ReceiptWriter(Clock.systemUTC()),
                hub.bean(Protections.class),
                hub.bean(ParkingWriter.class),
                hub.bean(ReceiptSigner.class));
        return new TakenExecutor(
                new TakenQueue(connection, hub.bean(Broker.class)),
                new TakenRecorder(ledger, copies, new ExchangeListeners(List.of())),
                copies,
                receipts,
                new OnceSender(connection),
                leases);
    }

    private void take(String reference) throws Exception {
        String text = Notifications.of("north", reference, "INTELLIGENCE", "\"west\"");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ObjectNode form = (ObjectNode) new ObjectMapper().readTree(text);
        long entry = ledger.together(() -> {
            long begun = ledger.begin(new Arrival("north", "message-" + reference, bytes, null, 1))
                    .entry();
            ledger.accept(begun, form);
            Rendering rendering = new Rendering(bytes, "json", Urgency.ROUTINE);
            ledger.decide(
                    begun,
                    List.of(RecipientOutcome.released("west", DeliveryState.DELIVERED, "R1", List.of(), rendering)));
            return begun;
        });
        TakenDelivery copy = new TakenDelivery(entry, null, "west", Instant.now());
        assertThat(ledger.together(() -> copies.record(List.of(copy)))).containsExactly(copy);
    }
}
