package org.flaghoist.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What R6 removes, as a tree of steps from the notification's root; a step without further steps is removed whole.
 *
 * @param steps names of members, or {@link #EACH}, in the order in which redactions are listed
 */
record PersonalPaths(Map<String, PersonalPaths> steps) {

    /** The step that stands for each element of a list. */
    static final String EACH = "*";

    /** The tree of paths like {@code /items/*}{@code /note}. */
    static PersonalPaths of(List<String> paths) {
        PersonalPaths root = new PersonalPaths(new LinkedHashMap<>());
        for (String path : outermost(paths)) {
            PersonalPaths at = root;
            for (String step : path.substring(1).split("/", -1)) {
                at = at.steps.computeIfAbsent(step, name -> new PersonalPaths(new LinkedHashMap<>()));
            }
        }
        return root;
    }

    // A path under another would turn the other from "whole" into "only this part".
    private static List<String> outermost(List<String> paths) {
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> path.startsWith(other + "/")))
                .toList();
    }

    boolean isWhole() {
        return steps.isEmpty();
    }
}
