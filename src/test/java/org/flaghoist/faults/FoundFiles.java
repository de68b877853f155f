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
 * Compares what the partners' servers saw with what the hub says of it: a file that the hub met where it had put it
 * before is a delivery that could have been doubled, and the hub must say so.
 */
final class FoundFiles {

    private static final Pattern SAID = Pattern.compile("deliver-sftp-(\\w+): (\\S+) stood there already");

    private final List<Party> parties;
    private final Map<String, Set<String>> said = new HashMap<>();
    private final Set<String> recorded;

    /** @param recorded by the ledger, as {@code recipient sender_id_rN} */
    FoundFiles(List<Party> parties, List<String> log, Set<String> recorded) {
        this.parties = parties;
        this.recorded = recorded;
        log.stream()
                .map(SAID::matcher)
                .filter(Matcher::find)
                .forEach(line -> said.computeIfAbsent(line.group(1), partner -> new HashSet<>())
                        .add(line.group(2)));
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

    /** How many there were. */
    int count() {
        return said.values().stream().mapToInt(Set::size).sum();
    }

    private void compare(SftpParty partner, List<String> faults) throws IOException {
        Set<String> looked = partner.server().looked();
        Set<String> told = said.getOrDefault(partner.id(), Set.of());
        if (!looked.equals(told)) {
            faults.add("%s: its server was asked for %s, the log says %s".formatted(partner.id(), looked, told));
        }
        Set<String> copies = looked.stream()
                .filter(name -> !name.startsWith("receipt_"))
                .map(name -> partner.id() + " " + name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
        Set<String> flagged = recorded.stream()
                .filter(name -> name.startsWith(partner.id() + " "))
                .collect(Collectors.toSet());
        if (!copies.equals(flagged)) {
            faults.add("%s: found %s, the ledger says %s".formatted(partner.id(), copies, flagged));
        }
        Set<String> once = new HashSet<>();
        partner.server().named().stream()
                .filter(name -> !once.add(name))
                .forEach(name -> faults.add("%s: %s was put there twice".formatted(partner.id(), name)));
    }
}
