package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Login over a real provider, which is not there yet when the hub starts. */
@SpringBootTest(
        classes = ProviderLoginTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=optional:file:none",
            "spring.jmx.enabled=true",
            "server.servlet.session.cookie.same-site=strict",
            "management.endpoints.web.exposure.include=hawtio,jolokia",
            "hawtio.authenticationEnabled=true",
            "hawtio.roles=VIEWER,OPERATOR,RELEASER",
            "spring.flyway.enabled=false",
            "flaghoist.console.oidc.name-claim=preferred_username",
            "flaghoist.console.oidc.person-claim=staff.number",
            "flaghoist.console.oidc.role-claim=realm.groups",
            "flaghoist.console.oidc.roles[0].value=desk",
            "flaghoist.console.oidc.roles[0].role=OPERATOR",
            "flaghoist.console.oidc.roles[1].value=guests",
            "flaghoist.console.oidc.roles[1].role=VIEWER"
        })
// Its MBeans are to be gone when the next test starts a hub.
@DirtiesContext
@Tag(HubFixture.OWN)
class ProviderLoginTest {

    @AutoClose
    private static final OpenIdProvider PROVIDER = provider();

    private static final String SESSION = "org.flaghoist:type=Session";

    private static boolean started;

    @LocalServerPort
    private int port;

    private Browser browser;

    private static OpenIdProvider provider() {
        try {
            return new OpenIdProvider();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void namesTheProvider(DynamicPropertyRegistry properties) {
        String client = "spring.security.oauth2.client.";
        properties.add(client + "registration.police.client-id", () -> OpenIdProvider.CLIENT);
        properties.add(client + "registration.police.client-secret", () -> "secret");
        properties.add(client + "registration.police.client-name", () -> "the <police> account");
        properties.add(client + "registration.police.scope", () -> "openid");
        properties.add(client + "provider.police.issuer-uri", PROVIDER::issuer);
    }

    @BeforeEach
    void begin() {
        browser = new Browser(port);
        if (!started) {
            PROVIDER.start();
            started = true;
        }
    }

    @Test
    void offersTheProviderAndNoPasswordWhereNobodyHasOne() throws Exception {
        assertThat(browser.open("/login").body())
                .contains("href=\"/oauth2/authorization/police\">Log in with the &lt;police&gt; account</a>")
                .doesNotContain("type=\"password\"", "<!--");
    }

    @Test
    void givesTheHighestRoleAndTheNameThatTheClaimsSay() throws Exception {
        assertThat(logIn("ada", List.of("guests", "desk", "others")).uri().getPath())
                .isEqualTo(ConsoleLogin.HOME);
        assertThat(browser.run(SESSION, "me()").path("value").asText()).isEqualTo(me("ada", "OPERATOR", "4711"));
        assertThat(browser.open("/actuator/hawtio/user").body()).contains("ada");
    }

    @Test
    void sendsTheSessionAlsoToWhoeverComesBackFromAnotherSite() throws Exception {
        HttpResponse<String> away = browser.open("/oauth2/authorization/police");
        while (away.previousResponse().isPresent()) {
            away = away.previousResponse().get();
        }
        assertThat(away.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID="))
                .singleElement()
                .asString()
                .contains("SameSite=Lax");
    }

    @Test
    void givesAViewerNoMore() throws Exception {
        logIn("bob", "guests");
        assertThat(browser.run(SESSION, "me()").path("value").asText()).contains("VIEWER");
        assertThat(browser.run("org.flaghoist:type=DeadLetters", "show(java.lang.String)")
                        .path("status")
                        .asInt())
                .isEqualTo(403);
    }

    @Test
    void saysSoToWhoeverHasNoRole() throws Exception {
        HttpResponse<String> page = logIn("eve", List.of("others"));
        assertThat(page.uri().getQuery()).isEqualTo("norole");
        assertThat(page.body()).contains("you have no right to use this console");
        assertThat(browser.run(SESSION, "me()").isNull()).isTrue();
    }

    @Test
    void letsNobodyActUnderTheHubsName() throws Exception {
        assertThat(logIn("hub", "desk").uri().getQuery()).isEqualTo("noname");
        assertThat(logIn("", "desk").uri().getQuery()).isEqualTo("noname");
    }

    @Test
    void logsOutAtTheProviderToo() throws Exception {
        logIn("ada", "desk");

        HttpResponse<String> page = browser.open(ConsoleLogin.LOG_OUT);

        assertThat(page.body()).contains("You are logged out");
        assertThat(PROVIDER.hasLoggedOut()).isTrue();
        assertThat(browser.run(SESSION, "me()").isNull()).isTrue();
    }

    @Test
    void knowsASecondAccountOfOnePerson() throws Exception {
        logIn("ada", "desk");
        logOut();
        logIn("ada-admin", "desk");

        assertThat(browser.run(SESSION, "me()").path("value").asText())
                .isEqualTo(me("ada-admin", "OPERATOR", "4711"))
                .doesNotContain("4711");
    }

    @Test
    void letsNobodyInWhoMayBeAnybody() throws Exception {
        PROVIDER.vouchFor(Map.of("preferred_username", "ada", "realm", Map.of("groups", "desk")));
        HttpResponse<String> page = browser.open("/oauth2/authorization/police");
        assertThat(page.uri().getQuery()).isEqualTo("noperson");
        assertThat(page.body()).contains("which person this account is");
    }

    private void logOut() throws Exception {
        browser.open(ConsoleLogin.LOG_OUT);
    }

    private static String me(String name, String role, String person) {
        return "{\"name\":\"%s\",\"person\":\"%s\",\"role\":\"%s\"}"
                .formatted(
                        name, Person.provided(name, PROVIDER.issuer(), person).identity(), role);
    }

    private HttpResponse<String> logIn(String name, Object groups) throws Exception {
        PROVIDER.vouchFor(
                Map.of("preferred_username", name, "realm", Map.of("groups", groups), "staff", Map.of("number", 4711)));
        return browser.open("/oauth2/authorization/police");
    }

    // No @Configuration: whoever starts the whole hub in a test must not find it.
    @EnableAutoConfiguration(exclude = {ArtemisAutoConfiguration.class, DataSourceAutoConfiguration.class})
    @Import({
        ConsoleLogin.class,
        ProviderLogin.class,
        LoginPage.class,
        ConsolePages.class,
        ConsoleSession.class,
        ConsoleRestrictor.class,
        ConsoleButtons.class,
        ConsoleOperator.class
    })
    static class Application {}
}
