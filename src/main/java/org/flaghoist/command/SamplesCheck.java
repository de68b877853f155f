package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mappings;

/** Tries the samples of all partners, and says what differs. */
final class SamplesCheck {

    private static final int MOST = 20;

    private final Path folder;
    private final boolean accept;
    private final WorkList work;
    private final MadeFiles made;
    private final List<String> said;
    private final SampleCauses causes;
    private final SaidMoves moves;
    private final AcceptedFiles accepted = new AcceptedFiles();
    private final List<String> notes = new ArrayList<>();
    /** What differs for what is said of the form alone. */
    private final Set<Path> explained = new HashSet<>();

    private int waiting;

    /**
     * @param accept whether what they give is written over what they must give
     * @param made what is to be made again
     * @param found faults that are said anyway
     */
    SamplesCheck(Path folder, boolean accept, WorkList work, MadeFiles made, List<String> found) {
        this.folder = folder;
        this.accept = accept;
        this.work = work;
        this.made = made;
        this.said = Stream.concat(found.stream(), made.old().stream()).toList();
        this.causes = new SampleCauses(folder, said);
        this.moves = SaidMoves.of(said);
    }

    /**
     * How many give something else than they must.
     *
     * @param folderOfMappings of all partners
     * @param untried those that are left out
     */
    long differences(Path folderOfMappings, Mappings mappings, UntriedSamples untried) {
        if (!Files.isDirectory(folder)) {
            notes.add(folder + ":1: folder: is not there, so no sample was tried; name the one that is meant with"
                    + " --samples; no fault");
            return 0;
        }
        List<GoldenSample> there = mappings.partners().stream()
                .map(partner -> new Samples(folder, folderOfMappings, partner, mappings.of(partner), said))
                .flatMap(Samples::all)
                .toList();
        List<GoldenSample> all =
                there.stream().filter(sample -> !untried.has(sample.name())).toList();
        notes.add(all.size() + " samples");
        noteNone(mappings, there);
        Map<String, Long> left = left(all, untried);
        causes.say(work::ofSamples);
        accepted.say(work::ofSamples);
        work.samplesLeft(left);
        noteTried();
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> left(List<GoldenSample> all, UntriedSamples untried) {
        return all.stream()
                .filter(sample -> sample.difference()
                        .get()
                        .filter(found -> !isWaiting(found, untried) && !isAccepted(sample.file(), found))
                        .isPresent())
                .collect(Collectors.groupingBy(sample -> sample.name().replaceFirst("/.*", ""), Collectors.counting()));
    }

    private void noteNone(Mappings mappings, List<GoldenSample> there) {
        mappings.partners().stream()
                .filter(partner ->
                        there.stream().noneMatch(sample -> sample.name().startsWith(partner + "/")))
                .forEach(partner -> notes.add(folder.resolve(partner) + ":1: file: " + partner
                        + " has no samples, so nothing of it was tried; add some; no fault"));
    }

    private void noteTried() {
        if (waiting > 0) {
            notes.add("not tried, as they are from partners whose format.yaml or called.yaml has faults: %s"
                    .formatted(waiting == 1 ? "one sample" : waiting + " samples"));
        }
        if (accept) {
            notes.add(accepted.counts());
        }
    }

    /** Beside the differences: no faults. */
    List<String> notes() {
        return notes;
    }

    /**
     * How many files that partners get do not fit their schemas.
     *
     * @param untried those that are left out
     */
    long misfits(Path folderOfMappings, Mappings mappings, UntriedSamples untried) throws IOException {
        GoldenSchemas schemas = new GoldenSchemas(folderOfMappings, folder, untried);
        long count = 0;
        for (String partner : mappings.partners()) {
            List<String> misfits = schemas.misfits(partner).stream()
                    .filter(misfit -> explained.stream().noneMatch(sample -> misfit.startsWith(sample + ".")))
                    .toList();
            misfits.forEach(work::fault);
            count += misfits.size();
        }
        return count;
    }

    // Its golden file is of before the mistake, which the schema has, too; of tables it has no more than the words.
    private void noteExplained(GoldenDifference difference) {
        List<String> messages = difference.messages();
        boolean isOfTable = messages.stream().anyMatch(message -> message.contains(".csv:"));
        if (!messages.isEmpty() && !isOfTable && said.containsAll(messages)) {
            String name = difference.golden().getFileName().toString();
            explained.add(difference.golden().resolveSibling(name.replaceFirst("\\..*", "")));
        }
    }

    private boolean isWaiting(GoldenDifference difference, UntriedSamples untried) {
        if (made.explain(difference)) {
            noteExplained(difference);
            return true;
        }
        boolean isWaiting = untried.explain(difference);
        waiting += isWaiting ? 1 : 0;
        return isWaiting;
    }

    private boolean isAccepted(Path sample, GoldenDifference difference) {
        noteExplained(difference);
        boolean isFresh = Files.notExists(difference.golden());
        if (!accept || !difference.accept()) {
            print(sample, difference.golden(), difference.messages());
            difference.whyKept().filter(why -> accept).ifPresent(work::ofSamples);
            return false;
        }
        accepted.add(difference, isFresh);
        return true;
    }

    private void print(Path sample, Path golden, List<String> messages) {
        List<String> left =
                messages.stream().filter(line -> !moves.explain(line)).toList();
        left.stream().limit(MOST).forEach(line -> causes.take(line, sample, work::ofSamples));
        if (left.size() > MOST) {
            work.ofSamples(golden + ":1: file: and " + (left.size() - MOST) + " more differences");
        }
    }
}
