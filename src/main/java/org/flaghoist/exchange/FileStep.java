package org.flaghoist.exchange;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.flaghoist.again.RepeatState;
import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.pgp.Protection;
import org.flaghoist.sftp.InboxFile;
import org.flaghoist.sftp.RemoteInbox;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.UploadResult;
import org.jspecify.annotations.Nullable;

/** Names the file that a message becomes on its partner's server, and says whether it is to be uploaded. */
public final class FileStep {

    /** What the parts can have; whatever else there is must not become a path. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    /** A manifest has the same form for all partners. */
    private static final String MANIFEST_EXTENSION = "txt";

    private final Servers servers;
    private final Mappings mappings;
    private final Protections protections;
    private final Ledger ledger;
    private final CopiesOnTheirWay copies;
    private final LongSupplier connected;

    /** What is settled of those in hand together, and not handled yet, by queue and name. */
    private final Map<String, OutboundFile> together = new ConcurrentHashMap<>();

    /** @param connected since when the hub has its connection with the broker, in milliseconds */
    public FileStep(
            Servers servers,
            Mappings mappings,
            Protections protections,
            Ledger ledger,
            CopiesOnTheirWay copies,
            LongSupplier connected) {
        this.servers = servers;
        this.mappings = mappings;
        this.protections = protections;
        this.ledger = ledger;
        this.copies = copies;
        this.connected = connected;
    }

    public OutboundFile file(ConfirmedMessage confirmed) {
        OutboundMessage message = confirmed.message();
        OutboundFile put = message == null ? null : together.remove(key(message.queue(), name(message)));
        if (put != null) {
            inbox(put.message()).forget(put.name());
            return put;
        }
        OutboundFile file = look(confirmed, true);
        if (file.isToUpload()) {
            inbox(file.message()).expect(file.name(), file.tried(), connected.getAsLong());
        } else if (message != null) {
            inbox(message).forget(file.name());
        }
        return file;
    }

    /**
     * Says what a message becomes, and begins nothing.
     *
     * @param isNext false where another file is uploaded before it
     */
    OutboundFile look(ConfirmedMessage confirmed, boolean isNext) {
        OutboundMessage message = confirmed.message();
        if (message == null) {
            return OutboundFile.settled(UploadedMessage.lost(confirmed), "");
        }
        String name = name(message);
        RepeatState against = against(message);
        if (against != null) {
            return OutboundFile.settled(UploadedMessage.leftOut(confirmed, against), name);
        }
        boolean tried = isTried(message, name, isNext);
        // What was made anew may be another message of the same name.
        boolean isSettled = message.isPeriodic() && isRecorded(message);
        Upload known = tried || isSettled ? known(message, name) : null;
        if (known != null) {
            // Who noted it may have died before it logged it.
            UploadStep.log(known.result(), message.partner(), name);
            return OutboundFile.settled(UploadedMessage.of(confirmed, known), name);
        }
        if (isWithdrawn(message, name, tried)) {
            inbox(message).leave(List.of(new InboxFile(name, message.body(), tried)));
            return OutboundFile.settled(UploadedMessage.leftOut(confirmed), name);
        }
        Rejection fault = fault(message, tried);
        if (fault != null) {
            return OutboundFile.settled(UploadedMessage.givenUp(confirmed, fault), name);
        }
        return new OutboundFile(confirmed, name, tried, null);
    }

    /** It is settled what becomes of it, among others, and its message is handled soon, or comes again. */
    void keep(OutboundFile file) {
        together.put(key(file.message().queue(), file.name()), file);
    }

    void forget(String queue) {
        together.keySet().removeIf(key -> key.startsWith(key(queue, "")));
    }

    private static String key(String queue, String name) {
        return queue + "/" + name;
    }

    private RemoteInbox inbox(OutboundMessage message) {
        return servers.of(message.partner()).inbox(message.queue());
    }

    // What is noted by its name needs no clock, which may have been set back.
    private boolean isTried(OutboundMessage message, String name, boolean isNext) {
        long connection = connected.getAsLong();
        RemoteInbox inbox = inbox(message);
        return message.attempts() > 1
                || inbox.isLeft(name, connection)
                || (isNext && isEarlier(message) && inbox.isFirst(connection));
    }

    private boolean isEarlier(OutboundMessage message) {
        return message.sent() < connected.getAsLong();
    }

    // A later revision may be there by now, or come by another way, or the contents may be deleted.
    private @Nullable RepeatState against(OutboundMessage message) {
        return message.repeat() == null
                ? null
                : copies.repeats()
                        .against(message.repeat(), message.source().entry(), message.recipient())
                        .orElse(null);
    }

    // What may have its name there may have been fetched.
    private boolean isWithdrawn(OutboundMessage message, String name, boolean tried) {
        if (!message.isFirstCopy()) {
            return false;
        }
        long entry = message.source().entry();
        return copies.withdrawals()
                .asked(entry, message.recipient())
                .filter(asked -> asked.isDone()
                        || (inbox(message).isUnnamed(name, tried) && (asked.cause() != entry || isNeedless(message))))
                .isPresent();
    }

    // A cancellation of which the partner has nothing: what it cancels was withdrawn, or is being withdrawn with it.
    private boolean isNeedless(OutboundMessage cancellation) {
        return copies.withdrawals().standing(cancellation.source().entry(), cancellation.recipient()).stream()
                .allMatch(copy -> copy.state() == DeliveryState.QUEUED && isLeftOut(cancellation, copy.revision()));
    }

    private boolean isLeftOut(OutboundMessage message, int revision) {
        OutboundFile file = together.get(key(message.queue(), name(message, revision)));
        return file != null && file.settled() != null && file.settled().isLeftOut();
    }

    // The hub died, or failed, between the rename and the commits. By now the partner may have taken the file away.
    private @Nullable Upload known(OutboundMessage message, String name) {
        String repeat = message.repeat();
        if (repeat != null) {
            // What is noted of its name may be of the copy that the partner was given before.
            return copies.repeats().isDelivered(repeat, message.source().entry())
                    ? new Upload(name, UploadResult.PUT, true, true)
                    : null;
        }
        if (isRecorded(message)) {
            return new Upload(name, UploadResult.PUT, true, true);
        }
        // Another message of the same name must not be taken for it: that would be lost.
        UploadResult result =
                message.attempts() > 1 || isEarlier(message) ? inbox(message).known(name) : null;
        return result == null ? null : new Upload(name, result, true, false);
    }

    private boolean isRecorded(OutboundMessage message) {
        return switch (message.kind()) {
            case NOTIFICATION, ANSWER -> ledger.isDelivered(message.source().entry(), message.recipient());
            case RECEIPT -> false;
            case PICTURE, MANIFEST -> copies.periodic(message.kind()).isDelivered(message.recipient(), message.id());
        };
    }

    private @Nullable Rejection fault(OutboundMessage message, boolean tried) {
        if (protections.covers(message.partner()) && !message.pgpProtected()) {
            // It was made before the partner's file said so.
            return fault(FaultCode.NOT_ENCRYPTED, "made before it had to be encrypted; replay it");
        }
        // The hub died when the ledger had it that this one was given up, and the broker had not.
        return tried
                        && message.isFirstCopy()
                        && copies.parking()
                                .isGivenUpAndOvertaken(message.source().entry(), message.recipient())
                ? fault(FaultCode.INTERNAL, "a later revision has overtaken it")
                : null;
    }

    private static Rejection fault(FaultCode code, String detail) {
        return new Rejection(code, "", null, detail);
    }

    private String name(OutboundMessage message) {
        return name(message, message.revision());
    }

    private String name(OutboundMessage message, int revision) {
        String stem =
                switch (message.kind()) {
                    case NOTIFICATION, ANSWER ->
                        message.source().sender() + "_" + message.id().replace('/', '~') + "_r" + revision;
                    case RECEIPT -> "receipt_" + message.id();
                    case PICTURE -> "picture_" + message.id();
                    case MANIFEST -> "manifest_" + message.id();
                };
        String extension = message.kind() == OutboundMessage.Kind.MANIFEST
                ? MANIFEST_EXTENSION
                : mappings.of(message.partner()).extension();
        String body = RecipientId.body(message.recipient());
        String name = stem + (body == null ? "" : "_" + body) + "." + extension
                + (message.pgpProtected() ? Protection.EXTENSION : "");
        if (!SAFE.matcher(name).matches()) {
            throw new IllegalStateException("a message on " + message.queue() + " would be named oddly: " + name);
        }
        return name;
    }
}
