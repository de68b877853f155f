package org.flaghoist.lint;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of members or fields. */
final class MemberSets {

    private static final int MOST_NAMED = 10;

    private MemberSets() {}

    static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    static String named(Set<String> members) {
        String some = members.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return members.size() > MOST_NAMED ? some + " and " + (members.size() - MOST_NAMED) + " more" : some;
    }
}
