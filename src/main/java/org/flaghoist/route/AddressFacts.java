package org.flaghoist.route;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.management.AddressSettingsInfo;
import org.apache.activemq.artemis.api.core.management.RoleInfo;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;

/**
 * How a broker deals with an address.
 *
 * @param deadLetters where it puts what it gives up, empty for nowhere; likewise {@code expired}
 * @param attempts after so many it gives a message up; -1 for never
 * @param delayMillis before it gives a message again that was rolled back
 * @param full what it does when the address holds too much for its memory
 * @param creates whether it makes queues or addresses that somebody names
 * @param rights by role, what its users may do
 */
record AddressFacts(
        String deadLetters,
        String expired,
        int attempts,
        long delayMillis,
        String full,
        boolean creates,
        Map<String, Set<CheckType>> rights) {

    /** From what a broker's management says. */
    static AddressFacts of(String settings, String roles) throws Exception {
        AddressSettingsInfo info = AddressSettingsInfo.fromJSON(settings);
        Map<String, Set<CheckType>> rights = new TreeMap<>();
        for (Role role : RoleInfo.from(roles)) {
            Set<CheckType> may = EnumSet.noneOf(CheckType.class);
            Arrays.stream(CheckType.values()).filter(type -> type.hasRole(role)).forEach(may::add);
            rights.put(role.getName(), may);
        }
        return new AddressFacts(
                Objects.requireNonNullElse(info.getDeadLetterAddress(), ""),
                Objects.requireNonNullElse(info.getExpiryAddress(), ""),
                info.getMaxDeliveryAttempts(),
                info.getRedeliveryDelay(),
                info.getAddressFullMessagePolicy(),
                info.isAutoCreateQueues() || info.isAutoCreateAddresses(),
                rights);
    }

    boolean may(String role, CheckType what) {
        return rights.getOrDefault(role, Set.of()).contains(what);
    }
}
