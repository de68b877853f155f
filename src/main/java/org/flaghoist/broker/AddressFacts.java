package org.flaghoist.broker;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.management.RoleInfo;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * How a broker deals with an address.
 *
 * @param settings all that holds for it, whichever {@code address-setting} says it
 * @param rights by role, what its users may do; only roles that may do something
 */
record AddressFacts(AddressSettings settings, Map<String, Set<CheckType>> rights) {

    /** From what a broker's management says. */
    static AddressFacts of(String settings, String roles) throws Exception {
        Map<String, Set<CheckType>> rights = new TreeMap<>();
        for (RoleInfo role : RoleInfo.from(roles)) {
            Set<CheckType> may = EnumSet.noneOf(CheckType.class);
            Arrays.stream(CheckType.values()).filter(type -> type.hasRole(role)).forEach(may::add);
            if (!may.isEmpty()) {
                rights.put(role.getName(), may);
            }
        }
        return new AddressFacts(AddressSettings.fromJSON(settings), rights);
    }

    boolean may(String role, CheckType what) {
        return rights.getOrDefault(role, Set.of()).contains(what);
    }
}
