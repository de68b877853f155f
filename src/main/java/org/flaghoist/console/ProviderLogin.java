package org.flaghoist.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.notification.SetupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.AbstractServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Login with an OpenID provider, where {@code spring.security.oauth2.client} names one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class ProviderLogin {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLogin.class);
    private static final String AFTERWARDS = LoginPage.PATH + "?logout";

    // Spring Boot would ask the provider at the start, and the hub would not start without it.
    @Bean
    ClientRegistrationRepository providers(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    // A browser that comes back from the provider's site would not send a cookie that is for this site alone.
    @Bean
    WebServerFactoryCustomizer<AbstractServletWebServerFactory> sessionOverTheProvidersSite() {
        return server -> server.getSession().getCookie().setSameSite(SameSite.LAX);
    }

    @Bean
    ProviderLinks providerLinks(
            OAuth2ClientProperties properties,
            ConsoleSettings settings,
            LocalUsers local,
            ClientRegistrationRepository providers) {
        OidcSettings claims = settings.oidc();
        if (claims == null) {
            throw new SetupException(
                    List.of(
                            "spring.security.oauth2.client names a provider: say in flaghoist.console.oidc what its claims mean"));
        }
        List<String> faults = new ArrayList<>(claims.faults());
        properties.getRegistration().forEach((id, client) -> {
            if (client.getScope() == null || !client.getScope().contains("openid")) {
                faults.add("spring.security.oauth2.client.registration." + id + ".scope: must have openid");
            }
        });
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
        return new ProviderLinks(names(properties), http -> login(http, new OidcUsers(claims, local), providers));
    }

    private static Map<String, String> names(OAuth2ClientProperties properties) {
        Map<String, String> names = new LinkedHashMap<>();
        properties
                .getRegistration()
                .forEach((id, client) -> names.put(id, client.getClientName() == null ? id : client.getClientName()));
        return names;
    }

    private static void login(HttpSecurity http, OidcUsers users, ClientRegistrationRepository providers)
            throws Exception {
        var logout = new OidcClientInitiatedLogoutSuccessHandler(providers);
        logout.setPostLogoutRedirectUri("{baseUrl}" + AFTERWARDS);
        logout.setDefaultTargetUrl(AFTERWARDS);
        http.oauth2Login(login -> login.loginPage(LoginPage.PATH)
                        .defaultSuccessUrl(ConsoleLogin.HOME)
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                        .failureHandler(ProviderLogin::refuse))
                .logout(out -> out.logoutSuccessHandler((request, response, who) -> {
                    if (who == null) {
                        ConsoleLogin.loggedOut(request, response, null);
                    } else {
                        logout.onLogoutSuccess(request, response, who);
                    }
                }));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        LOG.warn("A login over a provider is refused: {}", SafeErrorText.plain(String.valueOf(why.getMessage())));
        String code = why instanceof OAuth2AuthenticationException error
                ? error.getError().getErrorCode()
                : "";
        boolean known = Set.of(OidcUsers.NO_ROLE, OidcUsers.NO_NAME, OidcUsers.NO_PERSON)
                .contains(code);
        response.sendRedirect(request.getContextPath() + LoginPage.PATH + "?" + (known ? code : "provider"));
    }
}
