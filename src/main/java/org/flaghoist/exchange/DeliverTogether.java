package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.flaghoist.broker.BatchContainer.InHand;
import org.flaghoist.broker.BatchContainer.Together;
import org.flaghoist.broker.Pace;
import org.flaghoist.broker.Paces;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.sftp.InboxFile;
import org.flaghoist.sftp.RemoteInbox;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.UploadResult;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of several messages on their partner's server before the route takes each message its way. So no
 * transaction of the ledger is open while the server is asked, and one is enough for all.
 */
public final class DeliverTogether implements Together {

    private final ConfirmStep confirmStep;
    private final FileStep fileStep;
    private final Servers servers;
    private final PartnerGates gates;
    private final Ledger ledger;
    private final LongSupplier connected;
    private final Paces paces;

    /** @param connected since when the hub has its connection with the broker, in milliseconds */
    public DeliverTogether(
            ConfirmStep confirmStep,
            FileStep fileStep,
            Servers servers,
            PartnerGates gates,
            Ledger ledger,
            LongSupplier connected,
            Paces paces) {
        this.confirmStep = confirmStep;
        this.fileStep = fileStep;
        this.servers = servers;
        this.gates = gates;
        this.ledger = ledger;
        this.connected = connected;
        this.paces = paces;
    }

    @Override
    public boolean takesSeveral(String queue) {
        return inbox(queue).takesSeveral();
    }

    @Override
    public @Nullable Pace pace(String queue) {
        return paces.of(QueueNames.partner(queue));
    }

    private RemoteInbox inbox(String queue) {
        return servers.of(QueueNames.partner(queue)).inbox(queue);
    }

    @Override
    public void run(String queue, boolean again, Runnable work) {
        work.run();
    }

    @Override
    public void handle(InHand inHand, Runnable each) throws JMSException {
        if (inHand.messages().size() == 1) {
            each.run();
            return;
        }
        Map<String, OutboundFile> files = new LinkedHashMap<>();
        try {
            look(inHand, files);
            if (!files.isEmpty()) {
                put(inHand, files);
            }
            ledger.batch(false, each);
        } finally {
            for (Message message : inHand.messages()) {
                confirmStep.forget(message);
            }
            fileStep.forget(inHand.queue());
        }
    }

    // All are looked at, so that none is doubted that comes again because another is at fault.
    private void look(InHand inHand, Map<String, OutboundFile> files) throws JMSException {
        Set<String> names = new HashSet<>();
        RuntimeException fault = null;
        for (Message message : inHand.messages()) {
            try {
                OutboundFile file =
                        fileStep.look(confirmStep.ahead((BytesMessage) message, inHand.queue()), files.isEmpty());
                if (!file.name().isEmpty() && !names.add(file.name())) {
                    fault = alone(inHand, 0);
                }
                keep(file, files);
            } catch (RuntimeException e) {
                fault = e;
            }
        }
        if (fault != null) {
            inbox(inHand.queue()).leave(contents(files));
            throw fault;
        }
    }

    // What is settled is not asked about again: the answer may be another after others have begun.
    private void keep(OutboundFile file, Map<String, OutboundFile> files) {
        if (file.isToUpload()) {
            files.put(file.name(), file);
        } else if (!file.name().isEmpty()) {
            fileStep.keep(file);
        }
    }

    private void put(InHand inHand, Map<String, OutboundFile> files) {
        try {
            Map<String, UploadResult> put = inbox(inHand.queue())
                    .put(
                            contents(files),
                            connected.getAsLong(),
                            () -> inHand.goesOn().getAsBoolean()
                                    && !gates.isShutOutward(QueueNames.partner(inHand.queue())));
            if (put.size() < files.size()) {
                throw alone(inHand, put.size());
            }
            put.forEach((name, result) -> {
                OutboundFile file = Objects.requireNonNull(files.get(name), name);
                fileStep.keep(OutboundFile.settled(UploadStep.uploadedAs(result, file), name));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<InboxFile> contents(Map<String, OutboundFile> files) {
        return files.values().stream()
                .map(file -> new InboxFile(file.name(), file.content(), file.tried()))
                .toList();
    }

    // Alone, each says what is wrong with it.
    private static IllegalStateException alone(InHand inHand, int put) {
        return new IllegalStateException("%s: %d of %d files were put there together"
                .formatted(inHand.queue(), put, inHand.messages().size()));
    }
}
