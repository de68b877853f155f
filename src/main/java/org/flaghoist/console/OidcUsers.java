package org.flaghoist.console;

import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.console.ConsoleUser.Role;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The users that an OpenID provider vouches for, with the role that their claims give them here. */
final class OidcUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** Errors that the log-in page has words for. */
    static final String NO_ROLE = "norole";

    static final String NO_NAME = "noname";

    static final String NO_PERSON = "noperson";

    /** As the ledger can keep it; a comma stands there between the logins of two people. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl},]{1,100}");

    private final OidcUserService provider = new OidcUserService();
    private final OidcSettings settings;
    private final LocalUsers local;

    OidcUsers(OidcSettings settings, LocalUsers local) {
        this.settings = settings;
        this.local = local;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        String name = user.getClaimAsString(settings.nameClaim());
        // Nobody may act in the ledger under the name of another.
        if (name == null || !NAME.matcher(name).matches() || local.isTaken(name)) {
            throw refusal(NO_NAME, "the claim " + settings.nameClaim() + " is no name that can be used");
        }
        // Without it a second account could pass for a second person.
        if (settings.person(user.getClaims()).isEmpty()) {
            throw refusal(
                    NO_PERSON, "the claim " + settings.personClaim() + " does not say which person " + name + " is");
        }
        Role role = settings.role(user.getClaims())
                .orElseThrow(() -> refusal(NO_ROLE, name + " has no role in the claim " + settings.roleClaim()));
        return new DefaultOidcUser(
                List.of(new SimpleGrantedAuthority("ROLE_" + role)),
                user.getIdToken(),
                user.getUserInfo(),
                settings.nameClaim());
    }

    private static OAuth2AuthenticationException refusal(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null), description);
    }
}
