package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flaghoist.effect.FormDifference;
import org.flaghoist.effect.NativeForms;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A partner's golden samples on disk, {@code <samples>/<partner>/{in,out,receipts,pictures}}, as mappings/README.md
 * names them.
 */
public final class Samples {

    private static final List<String> ANSWERS = List.of(".notification.json", ".notifications.json", ".rejected.json");

    static final String MISSING = ":1: file: is missing; look at what the sample gives, and write it with --accept";
    private static final String CODE = GivenAnswers.CODE;

    private final Path folder;
    private final Path mappings;
    private final String partner;
    private final Mapping mapping;
    private final GivenAnswers given;
    private final FaultCauses causes;
    private final String extension;

    /** @param mappings the folder of all */
    public Samples(Path samples, Path mappings, String partner, Mapping mapping) {
        this(samples, mappings, partner, mapping, List.of());
    }

    /** @param said faults that are said anyway, from which what is wrong with samples may follow */
    Samples(Path samples, Path mappings, String partner, Mapping mapping, List<String> said) {
        this.folder = samples.resolve(partner);
        this.mappings = mappings;
        this.partner = partner;
        this.mapping = mapping;
        this.given = new GivenAnswers(mapping);
        this.causes = new FaultCauses(mappings.resolve(partner), mapping, said);
        this.extension = "." + mapping.extension();
    }

    /** Of all four kinds, and what is highlighted in those that are rejected. */
    public Stream<GoldenSample> all() {
        return Stream.of(in(), out(), receipts(), pictures(), highlights()).flatMap(kind -> kind);
    }

    private Stream<GoldenSample> highlights() {
        Path file = folder.resolve(GoldenHighlights.NAME);
        return Stream.of(sample(file, () -> highlights(file)))
                .filter(sample -> Files.isDirectory(folder.resolve("in")));
    }

    // Of what gives something else than it must, that is said, and no more.
    private Optional<GoldenDifference> highlights(Path file) {
        List<Path> rejected = sent().filter(sent -> Files.notExists(beside(sent, extension, ANSWERS.get(0))))
                .toList();
        List<Path> others =
                rejected.stream().filter(sent -> translated(sent).isPresent()).toList();
        List<Path> sound =
                rejected.stream().filter(sent -> !others.contains(sent)).toList();
        return new GoldenHighlights(file, mapping).difference(sound, others);
    }

    public Stream<GoldenSample> in() {
        return sent().map(file -> sample(file, () -> translated(file)));
    }

    /** The files that the partner sends. */
    Stream<Path> sent() {
        return files("in", extension).filter(file -> ANSWERS.stream().noneMatch(file.toString()::endsWith));
    }

    public Stream<GoldenSample> out() {
        HubForms forms = new HubForms(mappings);
        return files("out", ".notification.json").map(file -> sample(file, () -> rendered(file, forms)));
    }

    public Stream<GoldenSample> receipts() {
        return files("receipts", ".receipt.json")
                .map(file -> sample(file, () -> {
                    Receipt receipt = ReceiptFiles.read(file, JsonFiles.bytes(file));
                    return written(() -> mapping.receipt(receipt), file, WrittenFault.RECEIPT);
                }));
    }

    public Stream<GoldenSample> pictures() {
        return files("pictures", ".picture.json")
                .map(file -> sample(
                        file,
                        () -> written(() -> mapping.picture(JsonFiles.object(file)), file, WrittenFault.PICTURE)));
    }

    // Whatever it meets is this sample's fault: the others are to be tried, too.
    private GoldenSample sample(Path file, Supplier<Optional<GoldenDifference>> difference) {
        return new GoldenSample(file, partner + "/" + file.getFileName(), () -> {
            try {
                return difference.get();
            } catch (JsonFiles.UnreadableFile e) {
                return Optional.of(new GoldenDifference(file, List.of(), null, List.of(e.words())));
            } catch (BrokenMapping e) {
                return Optional.of(new GoldenDifference(file, List.of(), null, List.of(e.words())));
            } catch (RuntimeException | StackOverflowError e) {
                return Optional.of(GoldenDifference.failed(file, "sample: cannot be tried: " + ThrownWords.of(e)));
            }
        });
    }

    private Optional<GoldenDifference> written(Supplier<byte[]> given, Path file, String kind) {
        try {
            return compare(given.get(), beside(file, "." + kind + ".json", extension), kind);
        } catch (Rejection e) {
            return Optional.of(new GoldenDifference(file, List.of(), null, List.of(words(e, kind))));
        }
    }

    private Optional<GoldenDifference> translated(Path file) {
        List<Path> beside =
                ANSWERS.stream().map(answer -> beside(file, extension, answer)).toList();
        ExpectedAnswer expected = ExpectedAnswer.of(beside);
        byte[] content = JsonFiles.bytes(file);
        JsonNode answer = given.of(
                content,
                expected.form().isNull()
                        ? given.isMany(content)
                        : expected.form().isArray());
        Path due = beside.get(answer.isArray() ? 1 : answer.has(CODE) ? 2 : 0);
        List<Path> kept = GivenAnswers.areTurned(answer, expected.form()) ? List.of(due) : others(beside, due);
        return difference(due, kept, GivenAnswers.pretty(answer), lines(file, content, answer, due, expected));
    }

    private static List<Path> others(List<Path> beside, Path golden) {
        return beside.stream()
                .filter(other -> !other.equals(golden) && Files.exists(other))
                .toList();
    }

    private List<String> lines(Path file, byte[] content, JsonNode answer, Path due, ExpectedAnswer expected) {
        if (expected.file() == null) {
            return List.of(due + MISSING);
        }
        return expected.faults().isEmpty()
                ? differences(file, content, answer, expected.file(), expected.form())
                : expected.faults();
    }

    private List<String> differences(Path file, byte[] content, JsonNode answer, Path golden, JsonNode expected) {
        List<String> lines = ownDifferences(file, content, answer, golden, expected);
        List<String> others = lines.isEmpty()
                ? List.of()
                : causes.ofSent(mapping.text(content).text(), given.rejections(content));
        // What else is wrong with it may follow from these.
        return others.isEmpty() ? lines : others;
    }

    private List<String> ownDifferences(Path file, byte[] content, JsonNode answer, Path golden, JsonNode expected) {
        boolean areAlike = answer.has(CODE) == expected.has(CODE);
        boolean isOther = answer.has(CODE) && !inWords(answer).equals(inWords(expected));
        if (areAlike && !(isOther && isExplained(content))) {
            ReadLines read = new ReadLines(mappings.resolve(partner).resolve("in.jslt"), answer);
            return NativeForms.differences(NativeForms.comparable(answer), expected).stream()
                    .map(difference -> placed(difference, golden, read.of(difference)))
                    .distinct()
                    .toList();
        }
        return answer.has(CODE)
                ? given.rejections(content)
                        .map(fault -> new FaultLines(file, mappings.resolve(partner), mapping, content).of(fault)
                                + "; expected "
                                + (areAlike ? "the rejection " + inWords(expected) : "a notification") + ", as "
                                + golden.getFileName() + " says")
                        .toList()
                : List.of(golden + ":1: message: expected the rejection " + inWords(expected)
                        + ", got a notification; correct the sample or the mapping, or delete " + golden.getFileName()
                        + " if it is right");
    }

    /** @param made what makes what differs, as far as it is known */
    private String placed(FormDifference difference, Path golden, @Nullable MadeLine made) {
        String words = PathLines.of(golden, difference);
        return made == null ? words : causes.at(made).orElseGet(() -> words + made.words());
    }

    // Its code and place say less.
    private boolean isExplained(byte[] content) {
        String text = mapping.text(content).text();
        return given.rejections(content).anyMatch(fault -> mapping.explain(text, 1, fault) != null);
    }

    private static String inWords(JsonNode rejection) {
        String field = rejection.path("field").asText();
        String place = rejection.path("location").asText();
        return rejection.path(CODE).asText()
                + (place.isEmpty() ? "" : " at " + place)
                + (field.isEmpty() ? "" : ", field " + field);
    }

    private static Optional<GoldenDifference> difference(
            Path golden, List<Path> kept, byte[] given, List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(new GoldenDifference(golden, kept, given, lines));
    }

    private Optional<GoldenDifference> rendered(Path file, HubForms forms) {
        byte[] content = JsonFiles.bytes(file);
        List<String> misfits = forms.misfits(file, content);
        return misfits.isEmpty()
                ? rendered(file, JsonFiles.comparable(file, content))
                : Optional.of(new GoldenDifference(file, List.of(), null, misfits));
    }

    private Optional<GoldenDifference> rendered(Path file, ObjectNode form) {
        Path failed = beside(file, ".notification.json", ".failed.json");
        Path written = beside(file, ".notification.json", extension);
        boolean isFailing = Files.exists(failed);
        List<String> both = isFailing && Files.exists(written)
                ? List.of(ExpectedAnswer.contradiction(List.of(written, failed)))
                : List.of();
        try {
            byte[] given = mapping.render(form);
            return isFailing
                    ? difference(
                            written,
                            others(List.of(failed), written),
                            given,
                            both.isEmpty() ? List.of(succeeds(failed)) : both)
                    : compare(given, written, WrittenFault.NOTIFICATION);
        } catch (Rejection e) {
            ObjectNode answer = Answers.failed(e.code(), e.field());
            boolean expected = isFailing && JsonFiles.object(failed).equals(answer);
            String other =
                    isFailing ? "; expected " + inWords(JsonFiles.object(failed)) + ", as " + failed + " says" : "";
            List<String> lines = expected ? both : List.of(words(e, WrittenFault.NOTIFICATION) + other);
            return difference(failed, others(List.of(written), failed), GivenAnswers.pretty(answer), lines);
        }
    }

    private static String succeeds(Path failed) {
        return failed + ":1: message: expected " + inWords(JsonFiles.object(failed))
                + ", but it can be written; correct the mapping, or delete " + failed.getFileName()
                + " if it is right";
    }

    private String words(Rejection fault, String form) {
        WrittenFault written = new WrittenFault(mappings.resolve(partner), form);
        return causes.ofWritten(fault, written.path(fault)).orElseGet(() -> written.line(fault));
    }

    private Optional<GoldenDifference> compare(byte[] written, Path golden, String kind) {
        List<String> lines = Files.notExists(golden) ? List.of(golden + MISSING) : differing(written, golden, kind);
        return difference(golden, List.of(), written, lines);
    }

    private List<String> differing(byte[] written, Path golden, String kind) {
        byte[] expected = JsonFiles.bytes(golden);
        try {
            List<FormDifference> found = NativeForms.differences(mapping, written, expected);
            return found.isEmpty()
                    ? List.of()
                    : placed(found, golden, mapping.text(expected).text(), kind);
        } catch (RuntimeException e) {
            // What the hub has written it can read.
            return List.of(golden + ":" + UnreadableForm.of(e).inWords(mapping.extension()));
        }
    }

    private List<String> placed(List<FormDifference> differences, Path golden, String text, String kind) {
        WrittenFault written = new WrittenFault(mappings.resolve(partner), kind);
        MadeLines made = new MadeLines(written.folder().resolve(written.jslt()), written.fields(), mapping);
        return differences.stream()
                .map(difference -> placed(difference, golden, made.of(difference, text)))
                .distinct()
                .toList();
    }

    private Stream<Path> files(String kind, String end) {
        Path directory = folder.resolve(kind);
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path file, String end, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - end.length()) + other);
    }
}
