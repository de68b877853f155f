package org.flaghoist.console;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupException;

/**
 * The users that log in with a password.
 *
 * @param all those of the settings and, in the demo, its own
 */
record LocalUsers(List<ConsoleUser> all) {

    /** Who the ledger says did what no person did. */
    private static final String HUB = "hub";

    LocalUsers {
        all = List.copyOf(all);
        check(all);
    }

    boolean isTaken(String name) {
        return name.equals(HUB) || all.stream().anyMatch(user -> user.name().equals(name));
    }

    private static void check(List<ConsoleUser> users) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            ConsoleUser user = users.get(i);
            if (user.name() == null || user.password() == null || user.role() == null) {
                faults.add("flaghoist.console.users[" + i + "]: give name, password and role");
            } else if (!user.password().startsWith("{bcrypt}")) {
                faults.add("flaghoist.console.users[" + i + "].password: is no hash; give {bcrypt}$2a$...");
            } else if (user.name().equals(HUB)) {
                faults.add("flaghoist.console.users[" + i + "].name: is what the ledger calls the hub itself");
            }
        }
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
    }
}
