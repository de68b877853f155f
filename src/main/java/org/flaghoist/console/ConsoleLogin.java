package org.flaghoist.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.console.ConsoleUser.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who gets in: everything but the questions whether the process lives, and is ready, needs a login. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleLogin {

    static final String HOME = "/actuator/hawtio/";
    /** Where the console's own menu goes. */
    static final String LOG_OUT = HOME + "auth/logout";

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";

    @Bean
    SecurityFilterChain login(HttpSecurity http, ConsoleSettings settings, ObjectProvider<ProviderLinks> providers)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/liveness", "/actuator/health/readiness", LoginPage.PATH, "/brand/**")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasAnyRole(roles(Role.SCRAPER))
                        .anyRequest()
                        .hasAnyRole(roles(Role.VIEWER)))
                .formLogin(form ->
                        form.loginPage(LoginPage.PATH).defaultSuccessUrl(HOME).failureHandler(LoginAnswers::form))
                .logout(out -> out.logoutRequestMatcher(
                                request -> request.getRequestURI().equals(LOG_OUT))
                        .logoutSuccessHandler(ConsoleLogin::loggedOut))
                .requestCache(cache -> cache.requestCache(pagesAskedFor()))
                .headers(headers -> headers.addHeaderWriter(policy()))
                .httpBasic(basic -> basic.authenticationEntryPoint(LoginAnswers::basic))
                // The console's script reads the token from the cookie and sends it back as a header.
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new CsrfCookie(), BasicAuthenticationFilter.class)
                .addFilterAfter(new RequestLimit(), AuthorizationFilter.class)
                .addFilterAfter(new QuestionLimit(), RequestLimit.class)
                .addFilterBefore(
                        new SessionLimit(settings.longestSession(), Clock.systemUTC()),
                        SecurityContextHolderFilter.class);
        for (ProviderLinks provider : providers) {
            provider.login().on(http);
        }
        return http.build();
    }

    // The console logs out by itself after a while without a click, when the session may be over already.
    static void loggedOut(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication login)
            throws IOException {
        response.sendRedirect(LoginPage.PATH + (login == null ? "?timeout" : "?logout"));
    }

    /** Hawtio's own pages come with Hawtio's own policy, which has what its scripts need. */
    private static HeaderWriter policy() {
        return new DelegatingRequestMatcherHeaderWriter(
                request -> !request.getRequestURI().startsWith(HOME), new ContentSecurityPolicyHeaderWriter(POLICY));
    }

    /** Only these lead back after the login, not what a script or a picture asked for. */
    private static RequestCache pagesAskedFor() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getRequestURI().startsWith(HOME)
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE));
        return cache;
    }

    @Bean
    LocalUsers localUsers(ConsoleSettings settings, ObjectProvider<ConsoleUser> more) {
        List<ConsoleUser> users = new ArrayList<>(settings.users());
        more.orderedStream().forEach(users::add);
        return new LocalUsers(users);
    }

    @Bean
    LoginAttempts loginAttempts(ConsoleSettings settings, LocalUsers users, ObjectProvider<MonotonicClock> clock) {
        return new LoginAttempts(settings.logins(), users, clock.getIfAvailable(() -> System::nanoTime));
    }

    @Bean
    PasswordLogin passwordLogin(ConsoleSettings settings, LocalUsers users, LoginAttempts attempts) {
        return new PasswordLogin(users, attempts, settings.logins().atOnce());
    }

    private static String[] roles(Role least) {
        return Stream.of(Role.values())
                .filter(role -> role.includes(least))
                .map(Role::name)
                .toArray(String[]::new);
    }
}
