package org.flaghoist.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.console.ConsoleUser;
import org.flaghoist.console.ConsoleUser.Role;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The demo's users of the console: two releasers, since a hold takes two people. */
final class DemoUsers {

    private static final String OPERATOR = "operator";
    // The least that bcrypt takes: the passwords are random, so that nobody can guess at them anyway.
    private static final int ROUNDS = 4;

    private final Credentials credentials;
    private final Map<String, Role> roles = new LinkedHashMap<>();

    DemoUsers(Credentials credentials) {
        this.credentials = credentials;
        roles.put(OPERATOR, Role.OPERATOR);
        roles.put("viewer", Role.VIEWER);
        roles.put("releaser-1", Role.RELEASER);
        roles.put("releaser-2", Role.RELEASER);
    }

    ConsoleUser of(String name) {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(ROUNDS).encode(password(name));
        return new ConsoleUser(name, hash, role(name), null);
    }

    ClientsFile.Console forClients(String address) {
        List<ClientsFile.Login> others = roles.keySet().stream()
                .filter(name -> !name.equals(OPERATOR))
                .map(name -> new ClientsFile.Login(name, password(name), role(name)))
                .toList();
        return new ClientsFile.Console(address, OPERATOR, password(OPERATOR), others);
    }

    private Role role(String name) {
        return Objects.requireNonNull(roles.get(name), name);
    }

    // With a dot, which no partner's id has.
    private String password(String name) {
        return credentials.password(name.equals(OPERATOR) ? "console" : "console." + name);
    }
}
