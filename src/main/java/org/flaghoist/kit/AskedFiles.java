package org.flaghoist.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.flaghoist.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The files that the partner's client is asked to send. */
final class AskedFiles {

    private final List<AskedFile> all = new ArrayList<>();
    /** What the hub answers to each, as if nothing had come before it; for the largest it takes its time. */
    private final Map<AskedFile, List<InboundAnswer>> alone = new HashMap<>();

    private final List<CaseResult> notes = new ArrayList<>();
    private final Path folder;
    private final String extension;
    private final InboundCheck check;

    AskedFiles(Path folder, Mapping mapping) {
        this.folder = folder;
        this.extension = "." + mapping.extension();
        this.check = new InboundCheck(mapping);
    }

    /** Chooses the samples; a case that the partner's interface has no sample for does not apply. */
    void prepare(List<CaseFile.AskedCase> cases, List<NativeSample> samples) {
        for (CaseFile.AskedCase one : cases) {
            byte[] bytes = bytes(one, samples);
            if (bytes == null) {
                notes.add(CaseResult.doesNotApply(
                        CaseResult.ASKED, String.valueOf(one.name()), "This interface has no sample for it."));
            } else {
                all.add(new AskedFile(one, bytes));
            }
        }
    }

    private byte @Nullable [] bytes(CaseFile.AskedCase one, List<NativeSample> samples) {
        return choose(one, samples).stream()
                .map(sample -> changed(sample.bytes(), one))
                .filter(bytes -> find(bytes, bytes.length).isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Those that will do, the best first. */
    static List<NativeSample> choose(CaseFile.AskedCase one, List<NativeSample> samples) {
        CaseFile.SampleChoice choice = Objects.requireNonNull(one.sample());
        return samples.stream()
                .filter(sample -> fits(choice, sample))
                .sorted(Comparator.comparing(sample -> choice.rank(sample.name())))
                .toList();
    }

    private static boolean fits(CaseFile.SampleChoice choice, NativeSample sample) {
        if (!choice.isNamed(sample.name())) {
            return false;
        }
        JsonNode form = sample.form();
        List<JsonNode> answers =
                form.isArray() ? StreamSupport.stream(form.spliterator(), false).toList() : List.of(form);
        boolean accepted = !answers.isEmpty()
                && answers.stream().noneMatch(answer -> answer.has("rejected") || answer.has("code"));
        JsonNode first = answers.isEmpty() ? form : answers.get(0);
        String action = first.path("notification").isMissingNode()
                ? first.path("action").asText()
                : first.path("notification").path("action").asText();
        return (accepted && action.equals(choice.answer()))
                || answers.stream().anyMatch(answer -> code(answer).equals(choice.answer()));
    }

    private static String code(JsonNode answer) {
        return answer.has("rejected")
                ? answer.path("rejected").path("code").asText()
                : answer.path("code").asText();
    }

    private byte[] changed(byte[] bytes, CaseFile.AskedCase one) {
        if (one.change() == null) {
            return bytes;
        }
        return switch (one.change()) {
            case CUT -> Arrays.copyOf(bytes, bytes.length * 3 / 4);
            case GROW -> tooLarge(bytes, String.valueOf(one.answer()));
        };
    }

    // As little as has that answer: what is one notification may be less large than a file of many.
    private byte[] tooLarge(byte[] bytes, String answer) {
        byte[] grown = grown(bytes, 1 + InboundCheck.LARGEST_NOTIFICATION);
        return check.answers(grown, new ReferenceHistory()).stream().anyMatch(one -> one.is(answer))
                ? grown
                : grown(bytes, 1 + InboundCheck.LARGEST_FILE);
    }

    private static byte[] grown(byte[] bytes, int length) {
        byte[] grown = Arrays.copyOf(bytes, length);
        Arrays.fill(grown, bytes.length, length, (byte) ' ');
        return grown;
    }

    /** Writes them, each as often as it is to be sent. Their folder is there when all are: a client may watch it. */
    void write() throws IOException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".tmp");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        int number = 0;
        for (AskedFile file : all) {
            for (int i = 0; i < file.times(); i++) {
                String name = String.format(Locale.ROOT, "%02d-%s%s", ++number, file.name(), extension);
                Files.write(unfinished.resolve(name), file.bytes());
            }
        }
        Files.move(unfinished, folder);
    }

    /** @param size of it, where it was too large to be taken */
    Optional<AskedFile> find(byte[] content, long size) {
        return all.stream()
                .filter(file ->
                        content.length == 0 ? file.bytes().length == size : Arrays.equals(file.bytes(), content))
                .findFirst();
    }

    /** One that the client changed on the way; is told how it came. */
    Optional<AskedFile> findChanged(byte[] content, String name) {
        ChangedBytes came = new ChangedBytes(content);
        for (AskedFile file : all) {
            String how = file.isDone() ? null : came.from(file.bytes());
            if (how != null) {
                file.changed(name + " " + how);
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** One of which the hub reads the same, though it is of other bytes; is told how it came. */
    Optional<AskedFile> findRewritten(byte[] content, String name) {
        List<InboundAnswer> answers = check.answers(content, new ReferenceHistory());
        if (answers.isEmpty() || !answers.stream().allMatch(InboundAnswer::isOfAReference)) {
            return Optional.empty();
        }
        Optional<AskedFile> found = all.stream()
                .filter(file -> !file.isDone()
                        && alone.computeIfAbsent(file, one -> check.answers(one.bytes(), new ReferenceHistory()))
                                .equals(answers))
                .findFirst();
        found.ifPresent(file -> file.changed(
                name + " says the same with other bytes, from byte " + Arrays.mismatch(file.bytes(), content) + " on"));
        return found;
    }

    /** Whether the one stands before the other in the order of the names. */
    boolean isBefore(AskedFile one, AskedFile other) {
        return all.indexOf(one) < all.indexOf(other);
    }

    /** The names of those that have not come as often as they were asked for. */
    List<String> missing() {
        return all.stream().filter(file -> !file.isDone()).map(AskedFile::name).toList();
    }

    /** @param untried why none could come; empty where they could */
    List<CaseResult> results(String untried) {
        List<CaseResult> results = new ArrayList<>();
        boolean none = !all.isEmpty() && all.stream().noneMatch(AskedFile::hasCome);
        if (untried.isEmpty() && none) {
            results.add(CaseResult.failed(
                    CaseResult.ASKED, "all", "none of the files of " + folder + " came: have your client send them"));
        }
        String why = untried.isEmpty() ? "none of the files came" : untried;
        all.stream()
                .map(file -> none || (!untried.isEmpty() && file.isMissing()) ? file.untried(why) : result(file))
                .forEach(results::add);
        all.stream().map(AskedFile::again).filter(Objects::nonNull).forEach(results::add);
        results.addAll(notes);
        return results;
    }

    private CaseResult result(AskedFile file) {
        return file.result(folder.resolve("*-" + file.name() + extension).toString());
    }
}
