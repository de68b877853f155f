package org.flaghoist.broker;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flaghoist.broker.CheckpointQueue.QueuedCheckpoint;
import org.flaghoist.installation.CheckpointState;
import org.flaghoist.installation.JournalCheckpoint;
import org.flaghoist.installation.JournalCheckpoints;
import org.flaghoist.installation.StampedSeal;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Witness;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Checks whether the broker's journal and the ledger are of the same moment: both have a checkpoint, moved on at each
 * start and each minute. One that was restored without the other has not the other's.
 */
public final class JournalCheckpointing {

    private static final String WAYS_OUT =
            "; restore journal and database from the same backup, or discard this journal:"
                    + " put the broker's directory aside and start once with --flaghoist.hub.new-broker=, followed by the id"
                    + " that the next start says";

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(JournalCheckpointing.class), "Updating the journal checkpoint");
    private final Broker broker;
    private final CheckpointQueue journal;
    private final JournalCheckpoints ledger;
    private final Chain chain;
    private final StampedSeal stamped;
    private final Clock clock;
    private volatile Supplier<Optional<String>> found = Optional::empty;

    public JournalCheckpointing(
            Broker broker,
            CheckpointQueue journal,
            JournalCheckpoints ledger,
            Chain chain,
            StampedSeal stamped,
            Clock clock) {
        this.broker = broker;
        this.journal = journal;
        this.ledger = ledger;
        this.chain = chain;
        this.stamped = stamped;
        this.clock = clock;
    }

    /** What is wrong, in a sentence. */
    public Optional<String> fault() {
        while (true) {
            CheckpointState known = ledger.of(broker.nodeId());
            Optional<List<QueuedCheckpoint>> there = journal.checkpoints();
            // Another hub may have moved it on between the two looks.
            if (known.equals(ledger.of(broker.nodeId()))) {
                return there.flatMap(queued -> fault(
                                known,
                                queued.stream()
                                        .map(QueuedCheckpoint::checkpoint)
                                        .toList())
                        .or(() -> chainFault(queued)));
            }
        }
    }

    private static Optional<String> fault(CheckpointState known, List<JournalCheckpoint> there) {
        String sides = ": the journal has " + words(there.stream().max(Comparator.comparing(JournalCheckpoint::number)))
                + ", the ledger has "
                + words(Optional.of(known.coming()).filter(coming -> !coming.equals(JournalCheckpoint.NONE)));
        if (known.isBehind(there)) {
            return Optional.of("the ledger is older than this journal" + sides + WAYS_OUT);
        }
        return known.isAhead(there)
                ? Optional.of("this journal is older than the ledger" + sides + WAYS_OUT)
                : Optional.empty();
    }

    // A checkpoint in the database can be copied into an older one by whoever writes there; the chain cannot.
    private Optional<String> chainFault(List<QueuedCheckpoint> there) {
        return there.stream()
                .map(QueuedCheckpoint::seal)
                .filter(Objects::nonNull)
                .flatMap(line -> chainFault(line).stream())
                .findFirst();
    }

    private Optional<String> chainFault(String line) {
        Optional<Seal> seal = stamped.read(line);
        if (seal.isEmpty()) {
            return Optional.of(
                    "the checkpoint in this journal has a link of a chain that another ledger.key stamped" + WAYS_OUT);
        }
        return chain.fault(new Witness(seal.get(), "the checkpoint in this journal"))
                .map(fault -> "the ledger was set back, or changed: " + fault + WAYS_OUT);
    }

    private static String words(Optional<JournalCheckpoint> checkpoint) {
        return checkpoint
                .map(last -> "checkpoint " + last.number() + " of " + last.made())
                .orElse("no checkpoint");
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public void look() {
        outageLog.attempt(this::move);
    }

    /**
     * What was wrong when it was last moved, in a sentence; empty where nothing was.
     *
     * @throws RuntimeException that kept it from being found
     */
    public Optional<String> found() {
        return found.get();
    }

    /** Puts the next checkpoint into both. */
    public void move() {
        find();
        found().ifPresent(fault -> {
            throw new BackupMismatch(fault);
        });
        String node = broker.nodeId();
        CheckpointState before = ledger.of(node);
        JournalCheckpoint next = before.next(clock.instant());
        // Read before the checkpoint is written down: a database that has the checkpoint has the link, too.
        String head = stamped.line(chain.head());
        if (ledger.begin(node, before, next)) {
            journal.put(next, head);
            if (ledger.confirm(node, next)) {
                journal.removeBefore(next);
            }
        }
    }

    /** Journal and ledger were not backed up together. A class of its own: each kind of failure is logged once. */
    private static final class BackupMismatch extends RuntimeException {

        private static final long serialVersionUID = 1;

        BackupMismatch(String message) {
            super(message);
        }
    }

    /** Whoever asks for what was found gets what kept it from being found. */
    private void find() {
        try {
            Optional<String> fault = fault();
            found = () -> fault;
        } catch (RuntimeException e) {
            found = () -> {
                throw e;
            };
        }
    }
}
