package org.flaghoist.change;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;

/** What the sealed record says of changes. */
final class ChangeEvents {

    private ChangeEvents() {}

    static Event of(long id, String did, Person person, String why) {
        return Event.of(EventKind.OPERATED, person.name())
                .with("did", did + " change " + id)
                .with("person", person.identity())
                .with("reason", why);
    }

    /** Of no person, but of all hubs. */
    static Event of(long id, String did, List<ChangedFile> files) {
        return withDigests(Event.of(EventKind.OPERATED, Event.HUB).with("did", did + " change " + id), files);
    }

    /** With what shows which texts it is about. */
    static Event withDigests(Event event, List<ChangedFile> files) {
        return event.with(
                        "files",
                        String.join("; ", files.stream().map(ChangedFile::path).toList()))
                .with("before", digest(files, ChangedFile::before))
                .with("after", digest(files, ChangedFile::after));
    }

    // As the command gives it: sha256sum of the files in the order of their paths, and of that again.
    private static String digest(List<ChangedFile> files, Function<ChangedFile, @Nullable String> side) {
        return Digests.plain(files.stream()
                .filter(file -> side.apply(file) != null)
                .sorted(Comparator.comparing(ChangedFile::path))
                .map(file -> Digests.plain(String.valueOf(side.apply(file))) + "  " + file.path() + "\n")
                .collect(Collectors.joining()));
    }
}
