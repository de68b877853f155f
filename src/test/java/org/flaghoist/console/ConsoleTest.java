package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.flaghoist.operator.Operator;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
        classes = ConsoleTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=optional:file:none",
            "spring.jmx.enabled=true",
            "management.endpoints.web.exposure.include=health,hawtio,jolokia",
            "management.endpoint.health.probes.enabled=true",
            "hawtio.authenticationEnabled=true",
            "hawtio.roles=VIEWER,OPERATOR,RELEASER",
            "camel.main.name=flaghoist",
            "spring.flyway.enabled=false"
        })
// Its MBeans are to be gone when the next test starts a hub.
@DirtiesContext
@Tag(HubFixture.OWN)
class ConsoleTest {

    private static final String ROUTE = "org.apache.camel:context=flaghoist,type=routes,name=\"probe\"";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CamelContext camel;

    @Autowired
    private Operator operator;

    @Test
    void wantsALoginForAllButLiveness() {
        assertThat(get("/actuator/health/liveness")).isEqualTo(HttpStatus.OK);
        for (String path : new String[] {
            "/actuator", "/actuator/health", "/actuator/jolokia", "/actuator/hawtio/", "/actuator/hawtio/jolokia", "/x"
        }) {
            assertThat(get(path)).as(path).isEqualTo(HttpStatus.UNAUTHORIZED);
        }
    }

    @Test
    void showsTheConsoleToWhoeverIsLoggedIn() {
        ResponseEntity<String> page =
                http.withBasicAuth("observer", "observer").getForEntity("/actuator/hawtio/index.html", String.class);
        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(page.getBody()).containsIgnoringCase("hawtio");
        assertThat(http.withBasicAuth("observer", "observer").getForObject("/actuator/hawtio/user", String.class))
                .contains("observer");
    }

    @Test
    void asksForALoginOnAPageOfItsOwn() {
        String page = http.getForObject("/login", String.class);
        assertThat(page)
                .contains("autocomplete=\"current-password\"")
                .containsPattern("name=\"_csrf\" type=\"hidden\" value=\"[^\"<]{8,}\"")
                .doesNotContain("role=\"alert\"", "<!--");
        assertThat(http.getForObject("/login?error", String.class)).contains("do not fit");
        assertThat(http.getForObject("/login?timeout", String.class)).contains("nothing was done for a while");
        assertThat(http.getForObject("/login?logout", String.class)).contains("You are logged out");
        assertThat(get("/brand/logo.svg")).isEqualTo(HttpStatus.OK);
        assertThat(get("/flaghoist/plugin.js")).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void leadsABrowserFromTheBareAddressToTheConsole() {
        assertThat(http.withBasicAuth("observer", "observer").getForObject("/", String.class))
                .contains("<base href=\"/actuator/hawtio/\"");
    }

    @Test
    void givesThePagesWhoIsLoggedIn() {
        String me = exec("org.flaghoist:type=Session", "me()");
        assertThat(answer("observer", me).path("value").asText())
                .isEqualTo("{\"name\":\"observer\",\"person\":\"local:observer\",\"role\":\"VIEWER\"}");
        assertThat(answer("decider", me).path("value").asText())
                .isEqualTo("{\"name\":\"decider\",\"person\":\"local:decider\",\"role\":\"RELEASER\"}");
    }

    @Test
    void letsOnlyAnOperatorStopARoute() {
        assertThat(post("observer", exec(ROUTE, "stop()"))).isEqualTo(403);
        assertThat(camel.getRouteController().getRouteStatus("probe").isStarted())
                .isTrue();
        assertThat(post("duty-desk", exec(ROUTE, "stop()"))).isEqualTo(200);
        assertThat(camel.getRouteController().getRouteStatus("probe").isStopped())
                .isTrue();
        assertThat(post("duty-desk", exec(ROUTE, "start()"))).isEqualTo(200);
    }

    @Test
    void doesNotActOnALink() {
        String link = "/actuator/jolokia/exec/{bean}/stop()";
        JsonNode answer = http.withBasicAuth("duty-desk", "duty-desk").getForObject(link, JsonNode.class, ROUTE);
        assertThat(answer.path("status").asInt()).isEqualTo(403);
    }

    @Test
    void answersNoQuestionOnALink() {
        String list = exec("org.flaghoist:type=Holds", "list()");
        assertThat(post("observer", list)).isEqualTo(200);
        JsonNode answer = http.withBasicAuth("observer", "observer")
                .getForObject("/actuator/jolokia/exec/org.flaghoist:type=Holds/list()", JsonNode.class);
        assertThat(answer.path("status").asInt()).isEqualTo(403);
    }

    @Test
    void letsNoPageOfAnotherSiteReadAnswers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setOrigin("http://elsewhere.example");
        ResponseEntity<String> answer = http.withBasicAuth("observer", "observer")
                .exchange("/actuator/jolokia/version", HttpMethod.GET, new HttpEntity<>(headers), String.class);
        assertThat(answer.getHeaders().getAccessControlAllowOrigin()).isNull();
    }

    /** They could show what may not be read. */
    @Test
    void givesNobodyEvents() {
        JsonNode registered = answer("duty-desk", "{\"type\":\"notification\",\"command\":\"register\"}");
        assertThat(registered.at("/value/backend")).isEmpty();
    }

    @Test
    void hidesWhatTheJvmKnowsAndCanRun() {
        String read = "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"SystemProperties\"}";
        assertThat(post("duty-desk", read)).isNotEqualTo(200);
        assertThat(post("duty-desk", exec("com.sun.management:type=DiagnosticCommand", "vmSystemProperties()")))
                .isNotEqualTo(200);
        assertThat(post(
                        "duty-desk",
                        exec("org.apache.camel:context=flaghoist,type=context,name=\"flaghoist\"", "stop()")))
                .isEqualTo(403);
    }

    @Test
    void refusesAnArrayThatAsksForMuch() {
        String list = "{\"type\":\"list\"}";
        for (String user : List.of("observer", "duty-desk", "decider")) {
            assertThat(answer(user, "[" + list + "]")).hasSize(1);
            assertThat(post(user, "[" + list + ("," + list).repeat(1_500) + "]"))
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n2026 INFO ", "\r2026 INFO ", "\u20282026 INFO ", "\u202E2026 INFO "})
    void logsNoLineThatACallerWrites(String words) {
        Logger log = (Logger) LoggerFactory.getLogger(ConsoleRestrictor.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        try {
            assertThat(post("observer", exec("org.flaghoist:type=Holds", "x(" + words + "forged)")))
                    .isEqualTo(403);
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("observer is refused an unknown operation of org.flaghoist:type=Holds");
    }

    @Test
    void letsAViewerListDeadLettersAndAnOperatorShowThem() {
        String dead = "org.flaghoist:type=DeadLetters";
        assertThat(post("observer", exec(dead, "list()"))).isEqualTo(200);
        assertThat(post("observer", exec(dead, "show(java.lang.String)", "1"))).isEqualTo(403);
        assertThat(post("duty-desk", exec(dead, "show(java.lang.String)", "1"))).isEqualTo(200);
        assertThat(post("decider", exec(dead, "show(java.lang.String)", "1"))).isEqualTo(200);
    }

    @Test
    void letsOnlyAReleaserDecideAboutHolds() {
        String holds = "org.flaghoist:type=Holds";
        assertThat(post("observer", exec(holds, "list()"))).isEqualTo(200);
        assertThat(post("observer", exec(holds, "show(java.lang.String)", "1"))).isEqualTo(403);
        assertThat(post("duty-desk", exec(holds, "show(java.lang.String)", "1")))
                .isEqualTo(200);
        for (String act : List.of("release(java.lang.String)", "refuse(java.lang.String)")) {
            assertThat(post("observer", exec(holds, act, "1"))).as(act).isEqualTo(403);
            assertThat(post("duty-desk", exec(holds, act, "1"))).as(act).isEqualTo(403);
            assertThat(post("decider", exec(holds, act, "1"))).as(act).isEqualTo(200);
        }
    }

    @Test
    void givesWhoeverActsTheNameOfTheLogin() {
        String show = exec("org.flaghoist:type=Holds", "show(java.lang.String)", "1");
        assertThat(answer("duty-desk", show).path("value").asText()).isEqualTo("shown to duty-desk");
        assertThat(answer("decider", show).path("value").asText()).isEqualTo("shown to decider");
        assertThatThrownBy(operator::name).hasMessageContaining("nobody is logged in");
    }

    @Test
    void saysWhichArgumentIsMissing() {
        JsonNode answer =
                answer("duty-desk", exec("org.flaghoist:type=Holds", "show(java.lang.String)", new String[] {null}));
        assertThat(answer.path("error").asText()).endsWith("show needs a value for 'id'");
    }

    private HttpStatus get(String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        return HttpStatus.valueOf(http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getStatusCode()
                .value());
    }

    private static String exec(String bean, String operation, String... arguments) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "exec")
                .put("mbean", bean)
                .put("operation", operation)
                .set("arguments", new ObjectMapper().valueToTree(arguments))
                .toString();
    }

    /** Jolokia's own status: it answers with HTTP 200 whatever happens. */
    private int post(String user, String body) {
        return answer(user, body).path("status").asInt();
    }

    private JsonNode answer(String user, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.add(HttpHeaders.COOKIE, "XSRF-TOKEN=probe");
        headers.add("X-XSRF-TOKEN", "probe");
        return http.withBasicAuth(user, user)
                .postForObject("/actuator/jolokia", new HttpEntity<>(body, headers), JsonNode.class);
    }

    // No @Configuration: whoever starts the whole hub in a test must not find it.
    @EnableAutoConfiguration(exclude = {ArtemisAutoConfiguration.class, DataSourceAutoConfiguration.class})
    @Import({
        ConsoleLogin.class,
        LoginPage.class,
        ConsolePages.class,
        ConsoleSession.class,
        ConsoleRestrictor.class,
        ConsoleButtons.class,
        ConsoleOperator.class,
        OwnMBeans.class
    })
    static class Application {

        @Bean
        ConsoleUser dutyDesk() {
            return user("duty-desk", ConsoleUser.Role.OPERATOR);
        }

        @Bean
        ConsoleUser observer() {
            return user("observer", ConsoleUser.Role.VIEWER);
        }

        @Bean
        ConsoleUser decider() {
            return user("decider", ConsoleUser.Role.RELEASER);
        }

        @Bean
        DeadLetters deadLetters(Operator operator) {
            return new DeadLetters(operator);
        }

        @Bean
        Holds holds(Operator operator) {
            return new Holds(operator);
        }

        @Bean
        RouteBuilder probe() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:probe").routeId("probe").log("seen");
                }
            };
        }

        private static ConsoleUser user(String name, ConsoleUser.Role role) {
            String hash =
                    PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(name);
            return new ConsoleUser(name, hash, role, null);
        }
    }

    /** Stands where the hub's own would, with operations of the same names. */
    @ManagedResource("org.flaghoist:type=DeadLetters")
    public record DeadLetters(Operator operator) {

        @ManagedOperation
        public String list() {
            return "listed";
        }

        @ManagedOperation
        public String show(String id) {
            return "shown to " + operator.name();
        }
    }

    /** Likewise. */
    @ManagedResource("org.flaghoist:type=Holds")
    public record Holds(Operator operator) {

        @ManagedOperation
        public String list() {
            return "listed";
        }

        @ManagedOperation
        public String show(String id) {
            return "shown to " + operator.name();
        }

        @ManagedOperation
        public String release(String id) {
            return "released by " + operator.name();
        }

        @ManagedOperation
        public String refuse(String id) {
            return "refused by " + operator.name();
        }
    }
}
