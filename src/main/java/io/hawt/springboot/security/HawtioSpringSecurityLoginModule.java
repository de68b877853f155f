package io.hawt.springboot.security;

import io.hawt.web.auth.RolePrincipal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Lets Hawtio know who is logged in with Spring Security, and in which roles. Hawtio looks for a class of this very
 * name in this very package; the library that brought it is not published for Hawtio 5.
 */
public final class HawtioSpringSecurityLoginModule implements LoginModule {

    private @Nullable Subject subject;

    @Override
    public void initialize(Subject who, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
        subject = who;
    }

    /** Spring Security has asked for the password already. */
    @Override
    public boolean login() {
        return true;
    }

    @Override
    public boolean commit() {
        Set<java.security.Principal> principals = principals();
        for (Object principal : List.copyOf(principals)) {
            if (principal instanceof Authentication login) {
                login.getAuthorities()
                        .forEach(role -> principals.add(
                                new RolePrincipal(role.getAuthority().replaceFirst("^ROLE_", ""))));
            }
        }
        return true;
    }

    @Override
    public boolean abort() {
        return false;
    }

    @Override
    public boolean logout() {
        return principals().removeIf(RolePrincipal.class::isInstance);
    }

    private Set<java.security.Principal> principals() {
        return subject == null ? Set.of() : subject.getPrincipals();
    }
}
