package org.flaghoist.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.mapping.CarriedLeaves;
import org.flaghoist.mapping.Leaves;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.OtherNotifications;
import org.flaghoist.mapping.ReadFields;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;

/**
 * Finds what the maximal samples of a partner show of its mappings: values that change nothing, in or out, and rows of
 * {@code not-carried.csv} that say so of values that do.
 */
public final class MaximalSamples {

    private static final String ORIGINAL = "/grading/original/";

    private final Path samples;
    private final Path mappings;
    private final OtherNotifications others;
    private final SetupFaults found = new SetupFaults();

    private MaximalSamples(Path samples, Path mappings, OtherNotifications others) {
        this.samples = samples;
        this.mappings = mappings;
        this.others = others;
    }

    /**
     * Each with file and line, of partners that have samples.
     *
     * @param samples the folder of all
     * @param folder {@code mappings/}
     */
    public static List<String> faults(Path samples, Path folder, Mappings mappings) throws IOException {
        OtherNotifications others =
                OtherNotifications.of(folder.resolve("notification.schema.json"), mappings.partners());
        MaximalSamples all = new MaximalSamples(samples, folder, others);
        for (String partner : new TreeSet<>(mappings.partners())) {
            if (Files.isDirectory(samples.resolve(partner))) {
                all.check(partner, mappings.of(partner));
            }
        }
        return all.found.all();
    }

    private void check(String partner, Mapping mapping) throws IOException {
        NotCarried notCarried = NotCarried.of(samples.resolve(partner));
        LostValues lost = new LostValues(mappings, partner, notCarried, found);
        int before = found.all().size();
        checkOut(partner, new CarriedLeaves(mapping, others), notCarried, lost);
        checkIn(partner, mapping, lost);
        // What is not moved does not come back, either.
        if (found.all().size() == before) {
            checkAgain(partner, new CarriedLeaves(mapping, others), lost);
        }
    }

    private void checkOut(String partner, CarriedLeaves carried, NotCarried notCarried, LostValues lost)
            throws IOException {
        Set<String> there = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (ObjectNode notification : files(partner).got()) {
            Leaves.of(notification).forEach(leaf -> there.add(Leaves.pattern(leaf)));
            shown.addAll(carried.shown(notification));
        }
        Set<String> missing = MemberSets.without(others.leaves().keySet(), there);
        missing(
                samples.resolve(partner).resolve("out"),
                "members of the hub's form",
                MemberSets.without(missing, notCarried.lines(LostValues.WRITTEN).keySet()));
        Set<String> silent = MemberSets.without(there, shown);
        for (String scheme : ungraded(partner, silent, notCarried)) {
            silent.removeIf(leaf -> leaf.startsWith(ORIGINAL));
            found.add(
                    samples.resolve(partner).resolve("out"),
                    1,
                    "folder",
                    ("no sample with '%s' in its name has a grading of scheme %s, the partner's own, which it gets back as"
                                    + " it was; add one with \"scheme\": \"%s\" under grading.original")
                            .formatted(MaximalFiles.MARK, scheme, scheme));
        }
        lost.written(silent, shown);
    }

    /** The partner's own schemes, where nothing of the original is written because no sample has one of these. */
    private Set<String> ungraded(String partner, Set<String> silent, NotCarried notCarried) throws IOException {
        Set<String> unsaid =
                MemberSets.without(silent, notCarried.lines(LostValues.WRITTEN).keySet());
        if (unsaid.stream().noneMatch(leaf -> leaf.startsWith(ORIGINAL))) {
            return Set.of();
        }
        Set<String> own = SentFields.of(file(partner, "format.yaml")).schemes();
        for (ObjectNode notification : files(partner).got()) {
            String scheme = notification.at(ORIGINAL + "scheme").asText();
            if (own.contains(scheme)) {
                return Set.of();
            }
        }
        return own;
    }

    private void checkIn(String partner, Mapping mapping, LostValues lost) throws IOException {
        Set<String> there = new TreeSet<>();
        Set<String> idle = new TreeSet<>();
        for (Path sample : files(partner).natives(mapping.extension())) {
            for (ReadFields read : read(sample, mapping)) {
                there.addAll(read.all());
                idle.addAll(read.idle());
            }
        }
        SentFields fields = SentFields.of(file(partner, "format.yaml"));
        idle.removeIf(fields::isInformation);
        missing(samples.resolve(partner).resolve("in"), "fields of format.yaml", fields.missing(there));
        lost.read(idle, MemberSets.without(there, idle));
    }

    private static List<ReadFields> read(Path sample, Mapping mapping) throws IOException {
        try {
            return mapping.cut(Files.readAllBytes(sample)).stream()
                    .map(piece -> mapping.fields(piece.bytes(), piece.number()))
                    .toList();
        } catch (Rejection rejected) {
            // It is a sample of its rejection.
            return List.of();
        }
    }

    private void checkAgain(String partner, CarriedLeaves carried, LostValues values) throws IOException {
        Set<String> lost = new TreeSet<>();
        Set<String> back = new TreeSet<>();
        for (ObjectNode notification : files(partner).sent()) {
            CarriedLeaves.Again again = carried.again(notification);
            lost.addAll(again.lost());
            back.addAll(again.back());
        }
        values.readAgain(lost, MemberSets.without(back, lost));
    }

    private void missing(Path folder, String what, Set<String> missing) {
        if (!missing.isEmpty()) {
            found.add(
                    folder,
                    1,
                    "folder",
                    what + " that no sample with '" + MaximalFiles.MARK + "' in its name has: "
                            + MemberSets.named(missing) + "; add them to one");
        }
    }

    private MaximalFiles files(String partner) {
        return new MaximalFiles(samples.resolve(partner));
    }

    private Path file(String partner, String name) {
        return mappings.resolve(partner).resolve(name);
    }
}
