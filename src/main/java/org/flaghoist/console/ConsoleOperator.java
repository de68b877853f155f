package org.flaghoist.console;

import org.flaghoist.route.Operator;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The user of the console whose request is being answered. */
@Component
final class ConsoleOperator implements Operator {

    @Override
    public String name() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        // Spring gives whoever is not logged in a name, too.
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            throw new IllegalStateException(
                    "nobody is logged in; log in to the console, so that the ledger can say who did it");
        }
        return login.getName();
    }
}
