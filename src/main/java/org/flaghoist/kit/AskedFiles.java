package org.flaghoist.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flaghoist.kit.CaseFile.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The files that the partner's client is asked to send. */
final class AskedFiles {

    private final List<AskedFile> all = new ArrayList<>();
    private final List<CaseResult> notes = new ArrayList<>();
    private final Path folder;
    private final String extension;

    AskedFiles(Path folder, String extension) {
        this.folder = folder;
        this.extension = "." + extension;
    }

    /**
     * Chooses the samples; a case that the partner's interface has no sample for does not apply.
     *
     * @param files whether the partner sends files
     */
    void prepare(List<CaseFile.AskedCase> cases, List<NativeSample> samples, boolean files) {
        for (CaseFile.AskedCase one : cases) {
            byte[] bytes = bytes(one, samples, files);
            if (bytes == null) {
                notes.add(CaseResult.notJudged(
                        CaseResult.ASKED,
                        String.valueOf(one.name()),
                        "does not apply: this interface has no sample for it"));
            } else {
                all.add(new AskedFile(one, bytes));
            }
        }
    }

    private byte @Nullable [] bytes(CaseFile.AskedCase one, List<NativeSample> samples, boolean files) {
        return samples.stream()
                .filter(sample -> one.sample() != null && fits(one.sample(), sample))
                .map(sample -> changed(sample.bytes(), one.change(), files))
                .filter(bytes -> find(bytes, bytes.length).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(CaseFile.SampleChoice choice, NativeSample sample) {
        if (choice.named() != null && !sample.name().contains(choice.named())) {
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

    private static byte[] changed(byte[] bytes, @Nullable Change change, boolean files) {
        if (change == null) {
            return bytes;
        }
        return switch (change) {
            case CUT -> Arrays.copyOf(bytes, bytes.length * 3 / 4);
            case GROW -> grown(bytes, 1 + (files ? InboundCheck.LARGEST_FILE : InboundCheck.LARGEST_NOTIFICATION));
        };
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
                Files.write(unfinished.resolve("%02d-%s%s".formatted(++number, file.name(), extension)), file.bytes());
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

    boolean areAllDone() {
        return all.stream().allMatch(AskedFile::isDone);
    }

    List<CaseResult> results() {
        return Stream.concat(all.stream().map(this::result), notes.stream()).toList();
    }

    private CaseResult result(AskedFile file) {
        return file.result(folder.resolve("*-" + file.name() + extension).toString());
    }
}
