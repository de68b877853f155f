package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.CarriedLeaves;
import org.flaghoist.mapping.Leaves;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.OtherNotifications;
import org.flaghoist.mapping.ReadFields;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupJson;
import org.flaghoist.notification.StrictYaml;

/**
 * Finds what the maximal samples of a partner show of its mappings: values that change nothing, in or out, and rows of
 * {@code not-carried.csv} that say so of values that do.
 */
public final class MaximalSamples {

    private static final String MAXIMAL = "maximal";
    private static final String NOTIFICATION = ".notification.json";
    private static final String SEVERAL = ".notifications.json";
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
        for (Path sample : maximal(partner, "out", NOTIFICATION)) {
            ObjectNode notification = (ObjectNode) SetupJson.object(sample);
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
        for (Path sample : natives(partner, mapping)) {
            for (ReadFields fields : read(sample, mapping)) {
                there.addAll(fields.all());
                idle.addAll(fields.idle());
            }
        }
        idle.removeAll(informations(there, partner));
        Set<String> missing = fieldsOf(partner);
        missing.removeIf(field ->
                there.stream().anyMatch(leaf -> (leaf.replace("/*", "") + "/").startsWith(field + "/")));
        missing(samples.resolve(partner).resolve("in"), "fields of format.yaml", missing);
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
        List<JsonNode> sent = new ArrayList<>();
        for (Path sample : maximal(partner, "in", NOTIFICATION)) {
            sent.add(SetupJson.object(sample));
        }
        for (Path sample : maximal(partner, "in", SEVERAL)) {
            sent.addAll(SetupJson.read(sample).findValues("notification"));
        }
        Set<String> lost = new TreeSet<>();
        Set<String> back = new TreeSet<>();
        for (JsonNode notification : sent) {
            CarriedLeaves.Again again = carried.again((ObjectNode) notification);
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
                    "in the samples with '" + MAXIMAL + "' in their names it " + when.what()
                            + "; move it, or say so in " + notCarried.file() + ": " + when.when()
                            + ";<member>;<reason>");
        }
        rows.forEach((member, line) -> {
            if (carried.contains(member)) {
                found.add(
                        notCarried.file(),
                        line,
                        member,
                        "is carried, as the samples with '" + MAXIMAL + "' in their names show, so the row would hide"
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
                    what + " that no sample with '" + MAXIMAL + "' in its name has: " + named(missing)
                            + "; add them to one");
        }
    }

    private static String named(Set<String> members) {
        String some = members.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return members.size() > MOST_NAMED ? some + " and " + (members.size() - MOST_NAMED) + " more" : some;
    }

    private Path file(String partner, String name) {
        return mappings.resolve(partner).resolve(name);
    }

    private List<Path> natives(String partner, Mapping mapping) throws IOException {
        return maximal(partner, "in", "." + mapping.extension()).stream()
                .filter(file -> !file.toString().endsWith(NOTIFICATION)
                        && !file.toString().endsWith(SEVERAL)
                        && !file.toString().endsWith(".rejected.json"))
                .toList();
    }

    private List<Path> maximal(String partner, String folder, String extension) throws IOException {
        Path all = samples.resolve(partner).resolve(folder);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> isMaximal(file.getFileName().toString(), extension))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMaximal(String name, String extension) {
        return name.contains(MAXIMAL) && name.endsWith(extension);
    }

    /** Those of these leaves that are the information of a grading, which goes with its source. */
    private Set<String> informations(Set<String> leaves, String partner) {
        Fields all = notification(partner);
        return leaves.stream()
                .filter(leaf -> isInformation(JsonPointer.compile(leaf.replace("/*", "")), all))
                .collect(Collectors.toSet());
    }

    private static boolean isInformation(JsonPointer leaf, Fields fields) {
        String name = leaf.getMatchingProperty();
        Field field = fields.get(name);
        return leaf.tail().matches()
                ? fields.sourceOf(name) != null
                : field != null && isInformation(leaf.tail(), field.members());
    }

    private Fields notification(String partner) {
        FormatFile format = StrictYaml.read(file(partner, "format.yaml"), FormatFile.class, new SetupFaults());
        return format == null ? Fields.NONE : format.notification();
    }

    private Set<String> fieldsOf(String partner) {
        Set<String> fields = new TreeSet<>();
        collect("", notification(partner), fields);
        return fields;
    }

    private static void collect(String at, Fields all, Set<String> fields) {
        all.byName().forEach((name, field) -> {
            if (!field.out()) {
                collect(at + "/" + name, field, fields);
            }
        });
    }

    private static void collect(String path, Field field, Set<String> fields) {
        if (field.members().isEmpty()) {
            fields.add(path);
        } else {
            collect(path, field.members(), fields);
        }
    }
}
