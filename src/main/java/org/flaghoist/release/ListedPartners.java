package org.flaghoist.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.StrictYaml.YamlPart;

/**
 * The partners that a policy lists.
 *
 * @param ids those that could be read
 * @param configured all that it may list; empty where nobody knows
 * @param areAllRead whether it lists no others
 */
record ListedPartners(List<String> ids, Set<String> configured, boolean areAllRead) {

    static ListedPartners of(YamlPart<PolicyText> read, Set<String> configured) {
        List<String> ids = read.value().partners().stream()
                .map(Terms::partner)
                .filter(partner -> partner.line() > 0)
                .map(TextWithLine::text)
                .toList();
        boolean areAllRead = !read.unread().contains("partners")
                && read.leftOut().stream().noneMatch(path -> path.matches("partners\\[\\d+]"))
                && ids.size() == read.value().partners().size();
        return new ListedPartners(ids, configured, areAllRead);
    }

    /** Those that are not configured, where it is known who is. */
    Set<String> unknown() {
        return ids.stream()
                .filter(id -> !configured.isEmpty() && !configured.contains(id))
                .collect(Collectors.toSet());
    }

    /** Whether a name is that of nobody here, and of no partner whose entry is missing: that is said of the partner. */
    boolean isMissing(String name) {
        return isNowhere(name) && !hasNoEntry(name);
    }

    /** Whether a name is that of a partner that is configured, and has no entry here. */
    boolean hasNoEntry(String name) {
        return isNowhere(name) && configured.contains(name) && RecipientId.body(name) == null;
    }

    // It may be meant by one that is listed and mistyped: that is said of it.
    private boolean isNowhere(String name) {
        return areAllRead && !ids.contains(name) && !(configured.contains(name) && mayMean(name));
    }

    private boolean mayMean(String name) {
        boolean areSomeTwice = new HashSet<>(ids).size() < ids.size();
        boolean isBody = RecipientId.body(name) != null;
        return areSomeTwice || unknown().stream().anyMatch(id -> isBody == (RecipientId.body(id) != null));
    }
}
