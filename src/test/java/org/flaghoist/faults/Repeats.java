package org.flaghoist.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what the partners' servers saw with what the hub says of it: a delivery that could have been made before is
 * one that the partner could get twice, and the hub must say so.
 */
final class Repeats {

    private static final Pattern FOUND = Pattern.compile("deliver-sftp-(\\w+): (\\S+) stood there already");
    private static final Pattern AGAIN = Pattern.compile("deliver-sftp-(\\w+): (\\S+) was put there, perhaps");

    private final List<Party> parties;
    private final Map<String, Set<String>> found;
    private final Map<String, Set<String>> again;
    private final Set<String> recorded;

    /** @param recorded by the ledger, as {@code recipient sender_id_rN} */
    Repeats(List<Party> parties, List<String> log, Set<String> recorded) {
        this.parties = parties;
        this.recorded = recorded;
        this.found = said(log, FOUND);
        this.again = said(log, AGAIN);
    }

    private static Map<String, Set<String>> said(List<String> log, Pattern what) {
        Map<String, Set<String>> said = new HashMap<>();
        log.stream()
                .map(what::matcher)
                .filter(Matcher::find)
                .forEach(line -> said.computeIfAbsent(line.group(1), partner -> new HashSet<>())
                        .add(line.group(2)));
        return said;
    }

    List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Party party : parties) {
            if (party instanceof SftpParty partner) {
                compare(partner, faults);
            }
        }
        return faults;
    }

    private void compare(SftpParty partner, List<String> faults) throws IOException {
        Set<String> looked = partner.server().looked();
        Set<String> logged = found.getOrDefault(partner.id(), Set.of());
        if (!looked.equals(logged)) {
            faults.add("%s: its server was asked for %s, the log says %s".formatted(partner.id(), looked, logged));
        }
        Set<String> perhaps = again.getOrDefault(partner.id(), Set.of());
        Set<String> twice = new HashSet<>(partner.again());
        twice.addAll(namedTwice(partner));
        twice.removeAll(perhaps);
        if (!twice.isEmpty()) {
            faults.add("%s: got %s twice, and the hub does not say that it may have".formatted(partner.id(), twice));
        }
        Set<String> all = new HashSet<>(logged);
        all.addAll(perhaps);
        ledger(partner.id(), all, faults);
    }

    private static Set<String> namedTwice(SftpParty partner) throws IOException {
        Set<String> once = new HashSet<>();
        return partner.server().named().stream().filter(name -> !once.add(name)).collect(Collectors.toSet());
    }

    // A try that the hub logged may have died before the ledger knew; the next then logs it, too.
    private void ledger(String partner, Set<String> logged, List<String> faults) {
        Set<String> copies = logged.stream()
                .filter(name -> !name.startsWith("receipt_"))
                .map(name -> partner + " " + name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
        Set<String> flagged =
                recorded.stream().filter(name -> name.startsWith(partner + " ")).collect(Collectors.toSet());
        if (!copies.equals(flagged)) {
            faults.add("%s: the log has %s, the ledger %s".formatted(partner, copies, flagged));
        }
    }

    String inWords() {
        int twice = parties.stream()
                .mapToInt(party ->
                        party instanceof SftpParty partner ? partner.again().size() : 0)
                .sum();
        return "%d files found where they had been put before, %d put there perhaps for the second time, %d of them in fact"
                .formatted(count(found), count(again), twice);
    }

    private static int count(Map<String, Set<String>> said) {
        return said.values().stream().mapToInt(Set::size).sum();
    }
}
