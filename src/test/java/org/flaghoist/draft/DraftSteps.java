package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.command.GoldenSample;
import org.flaghoist.command.Samples;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.CalledWords;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Secrets;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.FilledDraft;

/** The steps of cases about a whole draft: what is filled in, read, marked and sent. */
final class DraftSteps {

    private DraftSteps() {}

    static Map<String, CaseRun.Verb> all() {
        return Map.ofEntries(
                Map.entry("left", (run, words) -> run.found(left(run))),
                Map.entry("looked", (run, words) -> looked(run, words)),
                Map.entry(
                        "fill",
                        (run, words) -> new FilledDraft(
                                        run.file("~/mappings"), run.file("~/samples"), "fr", words.get(0))
                                .fill()),
                Map.entry("fillOddWords", (run, words) -> fillOddWords(run.file("~/mappings/fr"))),
                Map.entry("zone", (run, words) -> zone(run.file("~/mappings/fr/format.yaml"), words.get(0))),
                Map.entry("setup", (run, words) -> setup(run)),
                Map.entry("lint", (run, words) -> lint(run)),
                Map.entry(
                        "notCarried",
                        (run, words) -> run.found(
                                NotCarriedRows.faults(run.file("~/samples"), run.file("~/mappings"), Set.of("fr")))),
                Map.entry(
                        "missingWords",
                        (run, words) -> run.found(PartnerWords.missing(
                                run.file("~/mappings"), read(run).mappings().partners()))),
                Map.entry(
                        "nativeSides",
                        (run, words) -> run.found(NativeSides.missing(run.file("~/samples"), Set.copyOf(words)))),
                Map.entry("differences", (run, words) -> differences(run)),
                Map.entry("sentPlain", (run, words) -> sentPlain(run)),
                Map.entry("eachFile", (run, words) -> run.found(contents(run.file("~/" + words.get(0))))),
                Map.entry("nameRows", (run, words) -> run.name(words.get(0), rows(run.file(words.get(1))))),
                Map.entry(
                        "listsTables",
                        (run, words) -> assertThat(files(run.file("~/mappings/" + words.get(0)))
                                        .map(file -> file.getFileName().toString())
                                        .filter(file -> file.endsWith(".csv")))
                                .containsExactlyInAnyOrderElementsOf(listedTables(run.file("~/names.csv")))));
    }

    private static List<String> left(CaseRun run) throws IOException {
        Path mappings = run.file("~/mappings");
        Set<String> partners = CalledWords.read(mappings, new SetupFaults()).partners();
        return LookMarks.left(run.file("~/config"), mappings, run.file("~/samples"), partners);
    }

    /** A person has looked at all files whose marks were found, or at these. */
    private static void looked(CaseRun run, List<String> files) throws IOException {
        List<String> marks = run.lines();
        Stream<String> at =
                files.isEmpty() ? marks.stream().map(mark -> mark.split(":")[0]).distinct() : files.stream();
        try {
            run.found(LookMarks.remove(at.map(run::file).toList()));
            assertThat(files.isEmpty() ? run.lines() : marks).hasSameSizeAs(marks);
        } catch (SetupException refused) {
            run.said(String.valueOf(refused.getMessage()));
        }
    }

    private static Setup read(CaseRun run) {
        return Setup.read(run.file("~/config"), run.file("~/mappings"), Secrets.unknown());
    }

    private static void zone(Path format, String zone) throws IOException {
        Files.writeString(format, FilledDraft.withZone(Files.readString(format), zone));
    }

    private static void setup(CaseRun run) {
        try {
            run.said("partners: " + read(run).mappings().partners());
        } catch (SetupException refused) {
            run.found(refused.faults());
        }
    }

    private static void lint(CaseRun run) throws IOException {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(run.file("~/mappings"), faults);
        assertThat(faults.all()).isEmpty();
        run.found(Lint.of(run.file("~/config"), run.file("~/mappings"), read.partners(), read.partners()));
    }

    /** Of all samples of the new partner, of each kind of which there are some. */
    private static void differences(CaseRun run) throws IOException {
        Path mappings = run.file("~/mappings");
        Samples samples = new Samples(
                run.file("~/samples"), mappings, "fr", read(run).mappings().of("fr"));
        List<String> differences = new ArrayList<>();
        for (Stream<GoldenSample> kind : List.of(samples.in(), samples.out(), samples.receipts(), samples.pictures())) {
            assertThat(kind)
                    .isNotEmpty()
                    .allSatisfy(sample -> sample.difference()
                            .get()
                            .ifPresent(difference -> differences.add(sample.name() + ": " + difference)));
        }
        run.found(differences);
    }

    /** Action, revision and reply of the plain sample as the hub reads it, and how it goes to each other partner. */
    private static void sentPlain(CaseRun run) throws IOException {
        Setup setup = read(run);
        Mapping own = setup.mappings().of("fr");
        ObjectNode plain = (ObjectNode) new ObjectMapper()
                .readTree(run.file("~/samples/fr/in/plain.notification.json").toFile());
        ObjectNode sent = own.translate(own.cut(own.renderSent(plain)).get(0));
        List<String> said = new ArrayList<>();
        said.add(sent.path("action") + " " + sent.path("revision") + " " + sent.has("inReplyTo"));
        setup.policy()
                .decide(sent, Set.of())
                .values()
                .forEach(decision -> said.add(decision.outcome().name()));
        run.found(said);
    }

    private static String rows(Path table) throws IOException {
        return Long.toString(Files.readAllLines(table).stream()
                .filter(line -> line.contains(";") && !line.startsWith("#"))
                .count());
    }

    private static List<String> listedTables(Path names) throws IOException {
        return Files.readAllLines(names).stream()
                .filter(row -> row.startsWith("table;"))
                .map(row -> row.split(";")[1] + ".csv")
                .toList();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    private static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : files(folder).toList()) {
            contents.add(Files.readString(file));
        }
        return contents;
    }

    /** With words that are the same as no other. */
    private static void fillOddWords(Path folder) throws IOException {
        boolean hasLabel = Files.readString(folder.resolve("format.yaml")).contains("{sensitive: true");
        for (Path file :
                files(folder).filter(each -> each.toString().endsWith(".csv")).toList()) {
            List<String> rows = Files.readAllLines(file);
            int basic = rows.indexOf(";BASIC");
            for (int i = 0; i < rows.size(); i++) {
                // Not all forms have a label of their own for it.
                String word = !hasLabel && rows.get(i).startsWith(";SENSITIVE")
                        ? "w" + basic + ";SENSITIVE;out"
                        : "w" + i + rows.get(i);
                rows.set(i, rows.get(i).startsWith(";") ? word : rows.get(i));
            }
            Files.write(file, rows);
        }
        zone(folder.resolve("format.yaml"), "UTC");
        Path called = folder.resolve("called.yaml");
        Files.writeString(called, Files.readString(called).replace("\"\"", "\"99\""));
    }
}
