package org.flaghoist.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules take out, as a tree of steps from the notification's root; a step without further steps is removed whole.
 *
 * @param steps names of members, or {@link #EACH}, in the order in which redactions are listed
 * @param rule by which it is removed; null where only parts of it are
 */
record RemovedPaths(
        Map<String, RemovedPaths> steps, @Nullable String rule) {

    /** The step that stands for each element of a list. */
    static final String EACH = "*";

    /**
     * One thing that a rule takes out.
     *
     * @param pointer like {@code /items/*}{@code /note}
     * @param rule null where it is only looked at
     */
    record Path(String pointer, @Nullable String rule) {

        boolean isUnder(Path other) {
            return other.rule() != null && pointer.startsWith(other.pointer() + "/");
        }
    }

    /** The tree of paths, in their order; where two rules name the same, the first has it. */
    static RemovedPaths of(List<Path> paths) {
        RemovedPaths root = new RemovedPaths(new LinkedHashMap<>(), null);
        outermost(paths).forEach(root::add);
        return root;
    }

    private void add(Path path) {
        String[] steps = path.pointer().substring(1).split("/", -1);
        RemovedPaths at = this;
        for (int i = 0; i < steps.length; i++) {
            String rule = i == steps.length - 1 ? path.rule() : null;
            at = at.steps.computeIfAbsent(steps[i], name -> new RemovedPaths(new LinkedHashMap<>(), rule));
        }
    }

    // A path under another would turn the other from "whole" into "only this part".
    private static List<Path> outermost(List<Path> paths) {
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(path::isUnder))
                .toList();
    }

    boolean isWhole() {
        return rule != null;
    }

    /** Whether all of a member of the notification goes. */
    boolean removesWhole(String member) {
        RemovedPaths step = steps.get(member);
        return step != null && step.isWhole();
    }
}
