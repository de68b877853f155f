package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.draft.PartnerSchema;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.CaseRun;

/** The steps of cases about samples: what they give by mappings, and what is accepted of it. */
final class SampleSteps {

    private static final Path SHIPPED = Path.of("mappings");

    private final Mappings mappings = Mappings.read(SHIPPED, new SetupFaults());

    Map<String, CaseRun.Verb> all() {
        return Map.of(
                "messages", (run, words) -> run.found(messages(differences(run, words))),
                "messagesBy", (run, words) -> run.found(messages(by(run.file(words.get(0)), words.get(1)))),
                "differences", (run, words) -> run.found(texts(differences(run, words))),
                "accept", (run, words) -> differences(run, words).forEach(GoldenDifference::accept),
                "acceptsNothing",
                        (run, words) -> assertThat(differences(run, words)).noneMatch(GoldenDifference::accept),
                "kept", (run, words) -> run.found(kept(differences(run, words))),
                "coverage", this::coverage,
                "ownSchema", (run, words) -> writeSchema(run.file("~/mappings"), words),
                "misfits",
                        (run, words) -> run.found(misfits(run.file("~/mappings"), run.file("~/samples"), words.get(0))),
                "misfitsIn", (run, words) -> run.found(misfits(SHIPPED, run.file(words.get(0)), words.get(1))));
    }

    /** Of the samples in the folder of the case, by the shipped mappings. */
    private Stream<GoldenDifference> differences(CaseRun run, List<String> words) {
        String partner = words.get(0);
        return differences(new Samples(run.path(), SHIPPED, partner, mappings.of(partner)));
    }

    /** Of the shipped samples, by the mappings of the case. */
    private static Stream<GoldenDifference> by(Path mappings, String partner) {
        Mappings read = Mappings.read(mappings, new SetupFaults());
        return differences(new Samples(Path.of("src/test/samples"), mappings, partner, read.of(partner)));
    }

    private static Stream<GoldenDifference> differences(Samples samples) {
        return samples.all().flatMap(sample -> sample.difference().get().stream());
    }

    private static List<String> messages(Stream<GoldenDifference> differences) {
        return differences.flatMap(each -> each.messages().stream()).toList();
    }

    private static List<String> texts(Stream<GoldenDifference> differences) {
        return differences.map(Object::toString).toList();
    }

    private static List<String> kept(Stream<GoldenDifference> differences) {
        return differences.flatMap(each -> each.whyKept().stream()).toList();
    }

    /** The lines about at, and how many they are, under a name. */
    private void coverage(CaseRun run, List<String> words) throws IOException {
        StringWriter text = new StringWriter();
        new CoverageCheck(run.file(words.get(0)), run.path()).print(CoverageCheck.ALL, new PrintWriter(text));
        List<String> lines = text.toString()
                .lines()
                .filter(line -> line.matches("(.*mappings/at/|at: ).*"))
                .toList();
        run.found(lines);
        if (words.size() > 1) {
            run.name(words.get(1), Integer.toString(lines.size() - 1));
        }
    }

    /** @param words a partner, and limits of its schema's texts, each as {@code <pointer> <length>} */
    private static void writeSchema(Path mappings, List<String> words) throws IOException {
        ObjectNode schema = (ObjectNode) Answers.JSON.readTree(PartnerSchema.of(SHIPPED, words.get(0)));
        for (String limit : words.subList(1, words.size())) {
            String[] parts = limit.split(" ");
            schema.withObject(parts[0]).put("maxLength", Integer.parseInt(parts[1]));
        }
        Files.writeString(mappings.resolve(words.get(0)).resolve(words.get(0) + ".schema.json"), schema.toString());
    }

    private static List<String> misfits(Path mappings, Path samples, String partner) throws IOException {
        return new GoldenSchemas(mappings, samples, new UntriedSamples(Set.of(), Set.of())).misfits(partner);
    }
}
