package org.flaghoist.exchange;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.pgp.Protection;
import org.flaghoist.sftp.RemoteInbox;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.UploadResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads a message to its partner's server; done again, it finds the file there. */
public final class UploadStep {

    private static final Logger LOG = LoggerFactory.getLogger(UploadStep.class);

    /** What the parts can have; whatever else there is must not become a path. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    private final Servers servers;
    private final Mappings mappings;
    private final Protections protections;
    private final Ledger ledger;
    private final ExchangeListeners listeners;
    private final LongSupplier connected;

    /** @param connected since when the hub has its connection with the broker, in milliseconds */
    public UploadStep(
            Servers servers,
            Mappings mappings,
            Protections protections,
            Ledger ledger,
            ExchangeListeners listeners,
            LongSupplier connected) {
        this.servers = servers;
        this.mappings = mappings;
        this.protections = protections;
        this.ledger = ledger;
        this.listeners = listeners;
        this.connected = connected;
    }

    /** @throws IOException when the server is at fault: the message stays at the head of its queue */
    public UploadedMessage upload(ConfirmedMessage confirmed) throws IOException {
        OutboundMessage message = confirmed.message();
        if (message == null) {
            return UploadedMessage.lost(confirmed);
        }
        String name = name(message);
        long connection = connected.getAsLong();
        boolean tried = isTried(message, name, connection);
        boolean recorded = tried && isRecorded(message);
        if (!recorded && protections.covers(message.partner()) && !message.pgpProtected()) {
            return UploadedMessage.givenUp(confirmed, unprotected());
        }
        UploadResult result = recorded ? UploadResult.PUT : inbox(message).put(name, message.body(), tried, connection);
        if (result == UploadResult.OTHER) {
            return UploadedMessage.givenUp(confirmed, taken(name));
        }
        log(result, message.partner(), name);
        listeners.delivered(new ExchangeListener.Delivered(message.partner(), name));
        return UploadedMessage.of(confirmed, new Upload(result, tried, recorded));
    }

    private RemoteInbox inbox(OutboundMessage message) {
        return servers.of(message.partner()).inbox();
    }

    private boolean isTried(OutboundMessage message, String name, long connection) {
        return message.attempts() > 1
                || (message.sent() < connection && inbox(message).isDoubtful(name, connection));
    }

    // The hub died between the ledger's commit and the broker's. By now the partner may have taken the file away.
    private boolean isRecorded(OutboundMessage message) {
        return !message.isReceipt() && ledger.isDelivered(message.source().entry(), message.partner());
    }

    private static void log(UploadResult result, String partner, String name) {
        if (result == UploadResult.FOUND) {
            LOG.info(
                    "deliver-sftp-{}: {} stood there already, as an earlier try left it; not written again",
                    partner,
                    name);
        } else if (result == UploadResult.AGAIN) {
            LOG.info(
                    "deliver-sftp-{}: {} was put there, perhaps for the second time: how an earlier try ended is not"
                            + " known",
                    partner,
                    name);
        }
    }

    private static Rejection taken(String name) {
        return new Rejection(FaultCode.INTERNAL, "", null, "another file is named " + name);
    }

    // It was made before the partner's file said so.
    private static Rejection unprotected() {
        return new Rejection(FaultCode.NOT_ENCRYPTED, "", null, "made before it had to be encrypted; replay it");
    }

    private String name(OutboundMessage message) {
        String stem = message.isReceipt()
                ? "receipt_" + message.id()
                : message.source().sender() + "_" + message.id().replace('/', '~') + "_r" + message.revision();
        String name = stem + "." + mappings.of(message.partner()).extension()
                + (message.pgpProtected() ? Protection.EXTENSION : "");
        if (!SAFE.matcher(name).matches()) {
            throw new IllegalStateException(
                    "a message on " + QueueNames.out(message.partner()) + " would be named oddly: " + name);
        }
        return name;
    }
}
