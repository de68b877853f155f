package org.flaghoist.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.console.ConsoleUser.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenID provider's claims mean for the console; the provider itself is {@code spring.security.oauth2.client}.
 *
 * @param nameClaim the claim that is the user's name in the ledger, such as {@code preferred_username}
 * @param personClaim the claim that is the same for all accounts of one person, such as a staff number; a dot leads
 *     into an object; {@code sub} where it is not given
 * @param roleClaim the claim with the user's groups or roles, a text or a list; a dot leads into an object:
 *     {@code realm_access.roles}
 * @param roles what its values are here; of several the highest counts
 */
public record OidcSettings(String nameClaim, String personClaim, String roleClaim, List<Value> roles) {

    /** One value of the role claim. */
    public record Value(String value, Role role) {}

    // Absent comes as null.
    public OidcSettings {
        personClaim = personClaim == null ? "sub" : personClaim;
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (nameClaim == null || roleClaim == null || roles.isEmpty()) {
            faults.add("flaghoist.console.oidc: give name-claim, role-claim and roles");
        }
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).value() == null || roles.get(i).role() == null) {
                faults.add("flaghoist.console.oidc.roles[" + i + "]: give value and role");
            }
        }
        return faults;
    }

    /** The highest role that the claims give; empty where they give none. */
    Optional<Role> role(Map<String, Object> claims) {
        Object claim = at(claims, roleClaim);
        Collection<?> values = claim instanceof Collection<?> list ? list : claim == null ? List.of() : List.of(claim);
        return roles.stream()
                .filter(known -> values.contains(known.value()))
                .map(Value::role)
                .max(Role::compareTo);
    }

    /** What the claims call the person; empty where they do not say, or say anything but a text or a number. */
    Optional<String> person(Map<String, Object> claims) {
        Object claim = at(claims, personClaim);
        return claim instanceof String || claim instanceof Number
                ? Optional.of(claim.toString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static @Nullable Object at(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }
}
