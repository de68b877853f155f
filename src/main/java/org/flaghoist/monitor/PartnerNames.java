package org.flaghoist.monitor;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.flaghoist.partner.Partner;

/** What partners are called in texts: the name, and the id in brackets. */
record PartnerNames(Map<String, String> names) {

    static PartnerNames of(Collection<Partner> partners) {
        return new PartnerNames(partners.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Partner::id, partner -> partner.name() + " (" + partner.id() + ")")));
    }

    String of(String partner) {
        return names.getOrDefault(partner, partner);
    }
}
