package org.flaghoist.format.xsd;

import java.util.List;
import java.util.Set;

/**
 * Elements of which only one may be there, once or several times.
 *
 * @param others the names of all others; empty where there is no choice
 * @param needed one of them must be there, wherever what they stand in is there
 */
public record XsdChoice(List<String> others, boolean needed) {

    static final XsdChoice NONE = new XsdChoice(List.of(), false);

    boolean isOfAny(Set<String> names) {
        return others.stream().anyMatch(names::contains);
    }
}
