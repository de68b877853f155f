package org.flaghoist.reload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.jspecify.annotations.Nullable;

/**
 * What is not as it was, each in words and none with a secret in it.
 *
 * @param changed what a reload takes over: files with their digests, and credentials
 * @param needRestart what only a start takes over
 */
record SetupChanges(List<String> changed, List<String> needRestart) {

    private static final int SHOWN = 12;
    private static final String RESTART = ": needs a restart";

    static SetupChanges between(FilesAsRead before, FilesAsRead after) {
        List<String> changed = new ArrayList<>(files(before.files(), after.files()));
        List<String> needRestart = new ArrayList<>();
        differing(before.others(), after.others()).forEach(file -> needRestart.add(file + " was changed" + RESTART));
        partners(before.setup().partners(), after.setup().partners(), changed, needRestart);
        needRestart.addAll(before.setup().mappings().needRestart(after.setup().mappings()));
        return new SetupChanges(List.copyOf(changed), List.copyOf(needRestart));
    }

    private static List<String> files(Map<String, String> before, Map<String, String> after) {
        return differing(before, after).stream()
                .map(file -> file + " " + shown(before.get(file)) + " -> " + shown(after.get(file)))
                .toList();
    }

    private static String shown(@Nullable String digest) {
        return digest == null ? "none" : digest.substring(0, SHOWN);
    }

    private static <V> Collection<String> differing(Map<String, V> before, Map<String, V> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return keys;
    }

    private static void partners(Partners before, Partners after, List<String> changed, List<String> needRestart) {
        Set<String> ids = new TreeSet<>(before.ids());
        ids.addAll(after.ids());
        for (String id : ids) {
            String file = "config/partners/" + id + ".yaml";
            Optional<Partner> was = before.find(id);
            Optional<Partner> is = after.find(id);
            if (was.isEmpty() || is.isEmpty()) {
                needRestart.add(file + (was.isEmpty() ? " is new" : " is gone") + RESTART);
                continue;
            }
            differing(ComparedPartner.fixed(was.get()), ComparedPartner.fixed(is.get()))
                    .forEach(part -> needRestart.add(file + ": '" + part + "' was changed" + RESTART));
            differing(ComparedPartner.renewable(was.get()), ComparedPartner.renewable(is.get()))
                    .forEach(part -> changed.add(id + ": " + part));
        }
    }
}
