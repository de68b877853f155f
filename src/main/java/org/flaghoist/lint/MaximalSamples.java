package org.flaghoist.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static final int MOST_NAMED = 10;

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
        int before = found.all().size();
        checkOut(partner, new CarriedLeaves(mapping, others), notCarried);
        checkIn(partner, mapping, notCarried);
        // What is not moved does not come back, either.
        if (found.all().size() == before) {
            checkAgain(partner, new CarriedLeaves(mapping, others), notCarried);
        }
    }

    private void checkOut(String partner, CarriedLeaves carried, NotCarried notCarried) throws IOException {
        Set<String> there = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (ObjectNode notification : files(partner).got()) {
            Leaves.of(notification).forEach(leaf -> there.add(Leaves.pattern(leaf)));
            shown.addAll(carried.shown(notification));
        }
        Case out = new Case("out", "changes nothing in what is written", file(partner, "out.jslt"));
        Set<String> missing = without(others.leaves().keySet(), there);
        missing(
                samples.resolve(partner).resolve("out"),
                "members of the hub's form",
                without(missing, notCarried.lines(out.when()).keySet()));
        compare(out, without(there, shown), shown, notCarried);
    }

    private void checkIn(String partner, Mapping mapping, NotCarried notCarried) throws IOException {
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
        Case in = new Case("in", "changes nothing in what is read", file(partner, "in.jslt"));
        compare(in, idle, without(there, idle), notCarried);
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

    private void checkAgain(String partner, CarriedLeaves carried, NotCarried notCarried) throws IOException {
        Set<String> lost = new TreeSet<>();
        Set<String> back = new TreeSet<>();
        for (ObjectNode notification : files(partner).sent()) {
            CarriedLeaves.Again again = carried.again(notification);
            lost.addAll(again.lost());
            back.addAll(again.back());
        }
        String what = "does not come back when what is written is read again";
        compare(new Case("alone", what, file(partner, "out.jslt")), lost, without(back, lost), notCarried);
    }

    private record Case(String when, String what, Path mapping) {}

    private void compare(Case when, Set<String> not, Set<String> carried, NotCarried notCarried) {
        Map<String, Integer> rows = notCarried.lines(when.when());
        Set<String> unsaid = without(not, rows.keySet());
        if (!unsaid.isEmpty()) {
            found.add(
                    when.mapping(),
                    1,
                    named(unsaid),
                    "in the samples with '" + MaximalFiles.MARK + "' in their names it " + when.what()
                            + "; move it, or say so in " + notCarried.file() + ": " + when.when()
                            + ";<member>;<reason>");
        }
        rows.forEach((member, line) -> {
            if (carried.contains(member)) {
                found.add(
                        notCarried.file(),
                        line,
                        member,
                        "is carried, as the samples with '" + MaximalFiles.MARK
                                + "' in their names show, so the row would hide"
                                + " that it is lost one day; remove it");
            }
        });
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private void missing(Path folder, String what, Set<String> missing) {
        if (!missing.isEmpty()) {
            found.add(
                    folder,
                    1,
                    "folder",
                    what + " that no sample with '" + MaximalFiles.MARK + "' in its name has: " + named(missing)
                            + "; add them to one");
        }
    }

    private static String named(Set<String> members) {
        String some = members.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return members.size() > MOST_NAMED ? some + " and " + (members.size() - MOST_NAMED) + " more" : some;
    }

    private MaximalFiles files(String partner) {
        return new MaximalFiles(samples.resolve(partner));
    }

    private Path file(String partner, String name) {
        return mappings.resolve(partner).resolve(name);
    }
}
