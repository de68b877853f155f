package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.Queues;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.Repeat;
import org.flaghoist.ledger.UnknownEntry;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.pgp.Protection;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.UploadResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a message from the queue of an SFTP partner to its server; done again, it finds the file there. */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** What the parts can have; whatever else there is must not become a path. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    private final Servers servers;
    private final PartnerMappings mappings;
    private final Protections protections;
    private final Ledger ledger;
    private final ReceiptWriter receiptWriter;
    private final SenderReceipts senderReceipts;
    private final DeadLetterWriter deadLetterWriter;
    private final UnknownEntries unknown;
    private final Listeners listeners;
    private final LongSupplier connected;

    /** @param connected since when the hub has its connection with the broker, in milliseconds */
    public Delivery(
            Servers servers,
            PartnerMappings mappings,
            Protections protections,
            Ledger ledger,
            SenderReceipts senderReceipts,
            DeadLetterWriter deadLetterWriter,
            UnknownEntries unknown,
            Listeners listeners,
            LongSupplier connected) {
        this.servers = servers;
        this.mappings = mappings;
        this.protections = protections;
        this.ledger = ledger;
        this.receiptWriter = senderReceipts.receipts();
        this.senderReceipts = senderReceipts;
        this.deadLetterWriter = deadLetterWriter;
        this.unknown = unknown;
        this.listeners = listeners;
        this.connected = connected;
    }

    /**
     * What goes out because of the delivery: the sender's receipt, or the message as a dead letter.
     *
     * @throws IOException when the server is at fault: the message stays at the head of its queue
     */
    public List<Outgoing> deliver(BytesMessage message, String partner) throws JMSException, IOException {
        try {
            ledger.confirm(
                    message.getLongProperty(HubProperties.ENTRY), message.getStringProperty(HubProperties.CLAIM));
        } catch (UnknownEntry lost) {
            return unknown.met(message, partner, lost);
        }
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        String name = name(message, partner);
        long connection = connected.getAsLong();
        boolean tried = isTried(message, partner, name, connection);
        boolean recorded = tried && isRecorded(message, partner);
        if (!recorded && protections.guards(partner) && !isGuarded(message)) {
            return givenUp(message, partner, body, unguarded());
        }
        UploadResult put =
                recorded ? UploadResult.PUT : servers.of(partner).inbox().put(name, body, tried, connection);
        if (put == UploadResult.OTHER) {
            return givenUp(message, partner, body, taken(name));
        }
        if (put == UploadResult.FOUND) {
            LOG.info(
                    "deliver-sftp-{}: {} stood there already, as an earlier try left it; not written again",
                    partner,
                    name);
        } else if (put == UploadResult.AGAIN) {
            LOG.info(
                    "deliver-sftp-{}: {} was put there, perhaps for the second time: how an earlier try ended is not"
                            + " known",
                    partner,
                    name);
        }
        listeners.delivered(new ExchangeListener.Delivered(partner, name));
        if (isReceipt(message)) {
            return List.of();
        }
        List<Outgoing> outgoing = delivered(message, partner, put, tried);
        if (!recorded) {
            listeners.completed(new ExchangeListener.Completed(partner, received(message)));
        }
        return outgoing;
    }

    // The hub died between the ledger's commit and the broker's. By now the partner may have taken the file away.
    private boolean isRecorded(BytesMessage message, String partner) throws JMSException {
        return !isReceipt(message) && ledger.isDelivered(source(message).entry(), partner);
    }

    private boolean isTried(BytesMessage message, String partner, String name, long connection) throws JMSException {
        return message.getIntProperty("JMSXDeliveryCount") > 1
                || (message.getJMSTimestamp() < connection
                        && servers.of(partner).inbox().isDoubtful(name, connection));
    }

    private static @Nullable Instant received(BytesMessage message) throws JMSException {
        return message.propertyExists(HubProperties.RECEIVED)
                ? Instant.ofEpochMilli(message.getLongProperty(HubProperties.RECEIVED))
                : null;
    }

    private static @Nullable Repeat repeat(UploadResult put) {
        return switch (put) {
            case FOUND -> Repeat.FOUND;
            case AGAIN -> Repeat.AGAIN;
            case PUT, OTHER -> null;
        };
    }

    private List<Outgoing> delivered(BytesMessage message, String partner, UploadResult put, boolean tried)
            throws JMSException {
        Source source = source(message);
        int attempts = message.getIntProperty("JMSXDeliveryCount");
        Receipt receipt = receiptWriter.delivered(source, id(message), revision(message), partner);
        return ledger.together(() -> {
            if (tried) {
                ledger.parking().deliveredAfterAll(source.entry(), partner);
            }
            ledger.delivered(source.entry(), partner, attempts, repeat(put));
            return List.of(tell(source, receipt));
        });
    }

    private static Rejection taken(String name) {
        return new Rejection(FaultCode.INTERNAL, "", null, "another file is named " + name);
    }

    // It was made before the partner's file said so.
    private static Rejection unguarded() {
        return new Rejection(FaultCode.NOT_ENCRYPTED, "", null, "made before it had to be encrypted; replay it");
    }

    private List<Outgoing> givenUp(BytesMessage message, String partner, byte[] body, Rejection fault)
            throws JMSException {
        Object guarded = message.getObjectProperty(HubProperties.GUARDED);
        if (isReceipt(message)) {
            Source source = new Source(
                    partner,
                    message.getLongProperty(HubProperties.ENTRY),
                    message.getStringProperty(HubProperties.CLAIM));
            String key = message.getStringProperty(HubProperties.RECEIPT);
            return List.of(deadLetterWriter
                    .undeliveredReceipt(key, body, fault, source)
                    .with(HubProperties.GUARDED, guarded));
        }
        Source source = source(message);
        int attempts = message.getIntProperty("JMSXDeliveryCount");
        Receipt receipt = receiptWriter.failed(source, id(message), revision(message), partner, fault);
        return ledger.together(() -> {
            ledger.failed(source.entry(), partner, attempts, fault);
            Outgoing dead =
                    deadLetterWriter.undelivered(partner, body, fault, source).with(HubProperties.GUARDED, guarded);
            return dead.isParkedAgain() ? List.of(dead) : List.of(dead, tell(source, receipt));
        });
    }

    private Outgoing tell(Source source, Receipt receipt) {
        senderReceipts.record(source, List.of(receipt));
        return senderReceipts.message(source, receipt);
    }

    private String name(BytesMessage message, String partner) throws JMSException {
        String stem = isReceipt(message)
                ? "receipt_" + message.getStringProperty(HubProperties.RECEIPT)
                : source(message).sender() + "_" + id(message).replace('/', '~') + "_r" + revision(message);
        String name = stem + "." + mappings.of(partner).extension() + (isGuarded(message) ? Protection.ENDING : "");
        if (!SAFE.matcher(name).matches()) {
            throw new IllegalStateException("a message on " + Queues.out(partner) + " would be named oddly: " + name);
        }
        return name;
    }

    private static boolean isGuarded(BytesMessage message) throws JMSException {
        return message.getBooleanProperty(HubProperties.GUARDED);
    }

    private static boolean isReceipt(BytesMessage message) throws JMSException {
        return "RECEIPT".equals(message.getStringProperty(HubProperties.KIND));
    }

    private static Source source(BytesMessage message) throws JMSException {
        return new Source(
                message.getStringProperty(HubProperties.SENDER),
                message.getLongProperty(HubProperties.ENTRY),
                message.getStringProperty(HubProperties.CLAIM));
    }

    private static String id(BytesMessage message) throws JMSException {
        return message.getStringProperty(HubProperties.ID);
    }

    private static int revision(BytesMessage message) throws JMSException {
        return message.getIntProperty(HubProperties.REVISION);
    }
}
