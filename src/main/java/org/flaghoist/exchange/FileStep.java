package org.flaghoist.exchange;

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

/** Names the file that a message becomes on its partner's server, and says whether it is to be uploaded. */
public final class FileStep {

    /** What the parts can have; whatever else there is must not become a path. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    private final Servers servers;
    private final Mappings mappings;
    private final Protections protections;
    private final Ledger ledger;
    private final LongSupplier connected;

    /** @param connected since when the hub has its connection with the broker, in milliseconds */
    public FileStep(
            Servers servers, Mappings mappings, Protections protections, Ledger ledger, LongSupplier connected) {
        this.servers = servers;
        this.mappings = mappings;
        this.protections = protections;
        this.ledger = ledger;
        this.connected = connected;
    }

    public OutboundFile file(ConfirmedMessage confirmed) {
        OutboundMessage message = confirmed.message();
        if (message == null) {
            return OutboundFile.settled(UploadedMessage.lost(confirmed), "");
        }
        String name = name(message);
        long connection = connected.getAsLong();
        boolean tried = isTried(message, name, connection);
        if (tried && isRecorded(message)) {
            return OutboundFile.settled(UploadedMessage.of(confirmed, new Upload(UploadResult.PUT, true, true)), name);
        }
        if (protections.covers(message.partner()) && !message.pgpProtected()) {
            return OutboundFile.settled(UploadedMessage.givenUp(confirmed, unprotected()), name);
        }
        inbox(message).expect(name, tried, connection);
        return new OutboundFile(confirmed, name, tried, null);
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
