package org.flaghoist.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** Who gets in: everything but the question whether the process lives needs a login. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleLogin {

    private static final String HOME = "/actuator/hawtio/";

    @Bean
    SecurityFilterChain login(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/liveness")
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole(roles()))
                .formLogin(form -> form.defaultSuccessUrl(HOME, true))
                .httpBasic(Customizer.withDefaults())
                // The console's script reads the token from the cookie and sends it back as a header.
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new CsrfCookie(), BasicAuthenticationFilter.class)
                .build();
    }

    @Bean
    UserDetailsService users(ConsoleSettings settings, ObjectProvider<ConsoleUser> more) {
        List<ConsoleUser> users = new ArrayList<>(settings.users());
        more.orderedStream().forEach(users::add);
        check(users);
        return new InMemoryUserDetailsManager(
                users.stream().map(ConsoleLogin::details).toList());
    }

    private static String[] roles() {
        return Stream.of(ConsoleUser.Role.values()).map(ConsoleUser.Role::name).toArray(String[]::new);
    }

    private static UserDetails details(ConsoleUser user) {
        return User.withUsername(user.name())
                .password(user.password())
                .roles(user.role().name())
                .build();
    }

    private static void check(List<ConsoleUser> users) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            ConsoleUser user = users.get(i);
            if (user.name() == null || user.password() == null || user.role() == null) {
                faults.add("flaghoist.console.users[" + i + "]: give name, password and role");
            } else if (!user.password().startsWith("{bcrypt}")) {
                faults.add("flaghoist.console.users[" + i + "].password: is no hash; give {bcrypt}$2a$...");
            }
        }
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
    }
}
