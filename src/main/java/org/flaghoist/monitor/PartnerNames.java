package org.flaghoist.monitor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.partner.Partner;

/** What partners and their bodies are called in texts: the name, and the id in brackets. */
record PartnerNames(Map<String, String> names) {

    static PartnerNames of(Collection<Partner> partners) {
        Map<String, String> names = new HashMap<>();
        for (Partner partner : partners) {
            names.put(partner.id(), name(partner.id(), partner.name()));
            partner.bodies().forEach(body -> names.put(body.id(), name(body.id(), body.name())));
        }
        return new PartnerNames(Map.copyOf(names));
    }

    private static String name(String id, String name) {
        return name + " (" + id + ")";
    }

    String of(String recipient) {
        return names.getOrDefault(recipient, recipient);
    }
}
