package org.flaghoist.reload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** What people ask for, and what the hubs agree on: they go over to other files all together, or none does. */
public final class Reloads {

    /** Longer than a hub that died counts as one at work. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    /** So long a hub that lives may take to check its files: where one finds faults, the others are heard, too. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    /** An event is no place for hundreds of files. */
    private static final int SHOWN = 30;

    private final LedgerDatabase database;
    private final ReloadRows rows;
    private final WorkingHub hub;
    private final AgreedChanges changes;

    public Reloads(LedgerDatabase database, ReloadRows rows, WorkingHub hub, AgreedChanges changes) {
        this.database = database;
        this.rows = rows;
        this.hub = hub;
        this.changes = changes;
    }

    /** A reload and what the hubs answered so far. */
    public record AnsweredReload(Reload reload, List<HubAnswer> answers) {}

    /** How a reload ends. */
    private record Ending(
            ReloadState state,
            @Nullable String name,
            @Nullable String words) {

        /** What the hubs decide by from then on. */
        @Nullable
        String configuration() {
            return name == null ? null : name.replaceFirst("\\..*", "");
        }
    }

    /** @throws OperationRejected while another goes on */
    public Reload ask(Person person, String reason) {
        String why = WrittenReason.of(reason);
        try {
            return database.transactions().get(() -> rows.get(rows.begin(person, why)));
        } catch (DuplicateKeyException e) {
            throw new OperationRejected("a reload goes on already; wait until all hubs have answered");
        }
    }

    /** The last ones, the newest first. */
    public List<AnsweredReload> list() {
        return rows.list().stream()
                .map(reload -> new AnsweredReload(reload, rows.answers(reload.id())))
                .toList();
    }

    /** Ends it, where all hubs at work have answered or it is too late. */
    void decide(long id) {
        database.transactions()
                .run(() -> rows.lock(id).ifPresent(reload -> {
                    List<HubAnswer> answers = rows.answers(id);
                    ending(reload, answers, hub.atWork()).ifPresent(ending -> {
                        rows.end(id, ending.state(), ending.name(), ending.words());
                        changes.ended(id, ending.state(), ending.configuration(), ending.words());
                        if (ending.name() != null) {
                            changes.laidOver(laid(answers));
                        }
                        database.append(event(reload, answers, ending));
                    });
                }));
    }

    private static Set<String> laid(List<HubAnswer> answers) {
        return answers.stream().flatMap(answer -> answer.laid().lines()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Ending> ending(Reload reload, List<HubAnswer> answers, Set<String> atWork) {
        List<HubAnswer> faulty =
                answers.stream().filter(answer -> answer.faults() != null).toList();
        Set<String> missing = new TreeSet<>(atWork);
        answers.forEach(answer -> missing.remove(answer.hub()));
        if (!faulty.isEmpty()) {
            Ending refused = new Ending(ReloadState.REFUSED, null, words(faulty.stream(), HubAnswer::faults));
            return missing.isEmpty() || reload.isOlder(USUAL) ? Optional.of(refused) : Optional.empty();
        }
        if (!missing.isEmpty()) {
            String words = "no answer in time from " + String.join(", ", missing);
            return reload.isOlder(LONGEST)
                    ? Optional.of(new Ending(ReloadState.EXPIRED, null, words))
                    : Optional.empty();
        }
        List<HubAnswer> counted =
                answers.stream().filter(answer -> atWork.contains(answer.hub())).toList();
        Set<String> names = counted.stream().map(HubAnswer::name).collect(Collectors.toCollection(TreeSet::new));
        if (names.size() > 1) {
            String words = "the hubs have different files, credentials or versions; give all the same:\n"
                    + words(counted.stream(), HubAnswer::name);
            return Optional.of(new Ending(ReloadState.REFUSED, null, words));
        }
        boolean isNew = counted.stream().anyMatch(answer -> !answer.changes().isEmpty());
        return Optional.of(new Ending(
                isNew ? ReloadState.AGREED : ReloadState.UNCHANGED,
                names.iterator().next(),
                null));
    }

    private static String words(Stream<HubAnswer> answers, Function<HubAnswer, @Nullable String> of) {
        return answers.map(answer -> answer.hub() + ": " + of.apply(answer)).collect(Collectors.joining("\n"));
    }

    private Event event(Reload reload, List<HubAnswer> answers, Ending ending) {
        Event event = Event.of(EventKind.OPERATED, reload.person().name())
                .with("did", "reload " + ending.state())
                .with("person", reload.person().identity())
                .with("reason", reload.reason())
                .with("hubs", answers.stream().map(HubAnswer::hub).collect(Collectors.joining(", ")));
        if (ending.state() == ReloadState.AGREED) {
            event.with("from", hub.decidesBy().name())
                    .with("to", String.valueOf(ending.configuration()))
                    .with("files", changes(answers));
        }
        return event;
    }

    private static String changes(List<HubAnswer> answers) {
        List<String> changes = answers.stream()
                .flatMap(answer -> answer.changes().lines())
                .distinct()
                .toList();
        String shown = changes.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return changes.size() > SHOWN ? shown + "; and " + (changes.size() - SHOWN) + " more" : shown;
    }
}
