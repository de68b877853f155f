package org.flaghoist.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which numbers of copies are in no manifest, though a later one is. */
final class CopyGaps {

    /** By sender, those that some manifest explains. */
    private final Map<String, SortedSet<Long>> known = new TreeMap<>();

    /** By sender, as the newest manifest has it. */
    private final Map<String, SortedSet<Long>> waiting = new TreeMap<>();

    private final Map<String, Long> last = new TreeMap<>();

    /** In the order of their days. */
    void add(Manifest manifest) {
        waiting.clear();
        manifest.files().stream().filter(file -> file.number() != null).forEach(file -> {
            if (file.number() != null) {
                of(known, String.valueOf(file.sender())).add(file.number());
            }
        });
        manifest.numbers()
                .forEach(each -> of(each.state().equals("WAITING") ? waiting : known, each.sender())
                        .add(each.number()));
        last.putAll(manifest.last());
    }

    private static SortedSet<Long> of(Map<String, SortedSet<Long>> numbers, String sender) {
        return numbers.computeIfAbsent(sender, one -> new TreeSet<>());
    }

    /** From the first that is known on: what came before may be in manifests that are not there. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        last.forEach((sender, end) -> {
            Collection<Long> there = of(known, sender);
            Collection<Long> later = of(waiting, sender);
            long from = there.isEmpty() ? end + 1 : of(known, sender).first();
            for (long number = from; number <= end; number++) {
                if (!there.contains(number) && !later.contains(number)) {
                    missing.add("copy " + number + " of " + sender + " is in no manifest");
                }
            }
        });
        return missing;
    }
}
