package org.flaghoist.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.Person;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The users that log in with a password.
 *
 * @param all those of the settings and, in the demo, its own
 */
record LocalUsers(List<ConsoleUser> all) {

    /** Who the ledger says did what no person did. */
    private static final String HUB = "hub";

    private static final int LONGEST_NAME = 100;
    private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$([0-9]{2})\\$.{53}");
    private static final int USUAL = 10;

    LocalUsers {
        all = List.copyOf(all);
        check(all);
    }

    boolean isTaken(String name) {
        return name.equals(HUB) || has(name);
    }

    boolean has(String name) {
        return all.stream().anyMatch(user -> user.name().equals(name));
    }

    /** By the very name, in small and capital letters. */
    UserDetails details(String name) {
        ConsoleUser user = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
        return User.withUsername(user.name())
                .password(user.password())
                .roles(user.role().name())
                .build();
    }

    /** The cost of the costliest hash, as bcrypt counts it. */
    int rounds() {
        return all.stream()
                .map(user -> BCRYPT.matcher(user.password()))
                .filter(Matcher::matches)
                .mapToInt(hash -> Integer.parseInt(hash.group(1)))
                .max()
                .orElse(USUAL);
    }

    /** Who logs in under this name. */
    Person person(String name) {
        return all.stream()
                .filter(user -> user.name().equals(name))
                .map(ConsoleUser::sameAs)
                .filter(Objects::nonNull)
                .findFirst()
                .map(there -> Person.provided(name, there.issuer(), there.person()))
                .orElseGet(() -> Person.local(name));
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
            } else if (user.name().length() > LONGEST_NAME || user.name().contains(",")) {
                faults.add("flaghoist.console.users[" + i + "].name: at most " + LONGEST_NAME
                        + " characters, no comma, which stands between the logins of two people");
            }
            ConsoleUser.AtProvider there = user.sameAs();
            if (there != null && (there.issuer() == null || there.person() == null)) {
                faults.add("flaghoist.console.users[" + i + "].same-as: give issuer and person");
            }
        }
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
    }
}
