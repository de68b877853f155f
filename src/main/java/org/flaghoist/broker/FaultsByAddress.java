package org.flaghoist.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with addresses: most faults are those of all, and are reported once. */
final class FaultsByAddress {

    private static final int MOST = 8;

    private final String element;
    private final Map<String, List<String>> addresses = new LinkedHashMap<>();

    /** @param element of broker.xml that says it for an address */
    FaultsByAddress(String element) {
        this.element = element;
    }

    void add(String fault, String address) {
        addresses.computeIfAbsent(fault, any -> new ArrayList<>()).add(address);
    }

    List<String> texts() {
        return addresses.entrySet().stream()
                .map(entry -> element + " of " + some(entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    private static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() <= MOST ? first : first + " and " + (all.size() - MOST) + " more";
    }
}
