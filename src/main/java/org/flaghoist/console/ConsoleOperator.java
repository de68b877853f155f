package org.flaghoist.console;

import org.flaghoist.operator.Operator;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The user of the console whose request is being answered. */
@Component
final class ConsoleOperator implements Operator {

    private final LocalUsers local;
    private final @Nullable OidcSettings claims;

    ConsoleOperator(LocalUsers local, ConsoleSettings settings) {
        this.local = local;
        this.claims = settings.oidc();
    }

    @Override
    public Person person() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        // Spring gives whoever is not logged in a name, too.
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            throw new IllegalStateException(
                    "nobody is logged in; log in to the console, so that the ledger can say who did it");
        }
        return login.getPrincipal() instanceof OidcUser user
                ? provided(login.getName(), user)
                : local.person(login.getName());
    }

    private Person provided(String name, OidcUser user) {
        if (claims == null) {
            throw new IllegalStateException("a provider's user without flaghoist.console.oidc");
        }
        return claims.person(user.getClaims())
                .map(subject -> Person.provided(name, user.getIssuer().toString(), subject))
                .orElseThrow(() -> new IllegalStateException(name + " has no claim " + claims.personClaim()));
    }
}
