package org.flaghoist.format.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of an element path.
 *
 * @param position from 1, among the siblings of that name
 */
record XmlStep(String name, int position) {

    private static final Pattern WRITTEN = Pattern.compile("/([^/\\[\\]]++)(?:\\[([0-9]{1,9})])?+");

    /** The steps from the root; none where it is no path. */
    static List<XmlStep> path(String location) {
        List<XmlStep> path = new ArrayList<>();
        Matcher step = WRITTEN.matcher(location);
        int at = 0;
        while (at < location.length() && step.region(at, location.length()).lookingAt()) {
            path.add(new XmlStep(step.group(1), step.group(2) == null ? 1 : Integer.parseInt(step.group(2))));
            at = step.end();
        }
        return at == location.length() ? path : List.of();
    }
}
