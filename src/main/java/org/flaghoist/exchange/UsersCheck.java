package org.flaghoist.exchange;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;

/** Sees that each partner is a user of its own on the broker: one might take what is for the other. */
record UsersCheck(Path config, SetupFaults faults) {

    private static final String KEY = "jms.user";

    void check(Partners partners) {
        Map<String, Partner> owners = new LinkedHashMap<>();
        // A partner is usually called as its user, and then it is the other that has a wrong name.
        List<Partner> own = partners.all().stream()
                .filter(partner -> partner.transport() instanceof Jms)
                .sorted(Comparator.comparing(partner -> !user(partner).equals(partner.id())))
                .toList();
        for (Partner partner : own) {
            String user = user(partner);
            Partner other = owners.putIfAbsent(user, partner);
            if (other != null) {
                wrong(partner, "'" + user + "' is the user of partner '" + other.id() + "'; give each its own");
            } else if (List.of(BrokerRights.HUB, BrokerRights.EVENTS).contains(user)) {
                wrong(partner, "'" + user + "' is a user of the hub's own; give the partner another");
            }
        }
    }

    private static String user(Partner partner) {
        return partner.transport() instanceof Jms jms ? jms.user() : "";
    }

    private void wrong(Partner partner, String message) {
        Path file = Partners.file(config, partner.id());
        faults.add(file, YamlLines.near(file, KEY), KEY, message);
    }
}
