package org.flaghoist.kit;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * What is tried besides the samples, as {@code kit/cases.yaml} has it.
 *
 * @param sends what the kit sends
 * @param asks what the partner's client is asked to send
 */
record CaseFile(List<SentCase> sends, List<AskedCase> asks) {

    /**
     * @param action of the sample; null where it is the largest notification
     * @param reference that it gets in place of the sample's, so that it is another notification
     * @param times how often it is sent
     * @param hangUp whether the client's connections end when it has been given the first
     * @param look what only people can judge
     */
    record SentCase(
            @Nullable String name,
            @Nullable Action action,
            boolean largest,
            @Nullable String reference,
            @Nullable Integer times,
            boolean hangUp,
            @Nullable String look) {

        int often() {
            return times == null ? 1 : times;
        }
    }

    /**
     * @param answer a status, or the code of a rejection
     * @param then what the partner's engineer learns from it
     */
    record AskedCase(
            @Nullable String name,
            @Nullable SampleChoice sample,
            @Nullable Change change,
            @Nullable Integer times,
            @Nullable String answer,
            @Nullable String then) {

        int often() {
            return times == null ? 1 : times;
        }
    }

    /**
     * @param answer action of all that is accepted of it, or the code of a rejection in it
     * @param named parts of names, of which its name has one, the best first; null for any
     */
    record SampleChoice(@Nullable String answer, @Nullable List<String> named) {

        boolean isNamed(String name) {
            return named == null || named.stream().anyMatch(name::contains);
        }

        /** The less the better. */
        int rank(String name) {
            return named == null
                    ? 0
                    : (int) named.stream()
                            .takeWhile(part -> !name.contains(part))
                            .count();
        }
    }

    /** What is done to a sample. */
    enum Change {
        CUT,
        GROW
    }

    static CaseFile read(Path file, SetupFaults faults) {
        CaseFile read = StrictYaml.read(file, CaseFile.class, faults);
        if (read == null || read.sends == null || read.asks == null) {
            faults.addWhole(file, "give 'sends' and 'asks', with a list each");
            return new CaseFile(List.of(), List.of());
        }
        read.check(file, faults);
        return read;
    }

    /** The same without the cases of these names. */
    CaseFile without(Set<String> left, Path file, SetupFaults faults) {
        List<String> all = names().toList();
        left.stream()
                .filter(name -> !all.contains(name))
                .forEach(name -> faults.addWhole(file, "has no case '" + name + "'; it has " + String.join(", ", all)));
        return new CaseFile(
                sends.stream().filter(one -> !left.contains(one.name)).toList(),
                asks.stream().filter(one -> !left.contains(one.name)).toList());
    }

    private Stream<String> names() {
        return Stream.concat(sends.stream().map(SentCase::name), asks.stream().map(AskedCase::name));
    }

    private void check(Path file, SetupFaults faults) {
        Set<String> names = new HashSet<>();
        names().filter(name -> name == null || !name.matches("[a-z][a-z0-9-]*") || !names.add(name))
                .forEach(name -> faults.add(
                        file, 0, "case '" + name + "'", "give each a 'name' of its own, of small letters and hyphens"));
        sends.stream()
                .filter(one -> (one.action == null) != one.largest
                        || one.look == null
                        || one.reference == null
                        || one.often() < 1)
                .forEach(one -> faults.add(
                        file,
                        0,
                        "case '" + one.name + "'",
                        "give 'action' or 'largest', 'reference', 'look', and 'times' above 0"));
        asks.stream()
                .filter(one -> one.sample == null
                        || one.sample.answer == null
                        || one.answer == null
                        || one.then == null
                        || one.often() < 1)
                .forEach(one -> faults.add(
                        file,
                        0,
                        "case '" + one.name + "'",
                        "give 'sample.answer', 'answer', 'then', and 'times' above 0"));
    }
}
