package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.flaghoist.console.ConsoleUser.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Asked over HTTP what answers with what Jolokia would read. */
class QuestionLimitTest {

    private static final String JOLOKIA = "/actuator/jolokia";
    private static final String READ = "{\"type\":\"read\",\"mbean\":\"hub:type=A\"}";
    private static final String CAN_INVOKE = "{\"type\":\"exec\",\"mbean\":\"hub:type=A\",\"operation\":\"canInvoke\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server = new TomcatServletWebServerFactory(0)
            .getWebServer(
                    new FilterRegistrationBean<>(loggedIn()),
                    new FilterRegistrationBean<>(new QuestionLimit()),
                    new ServletRegistrationBean<>(new Reader()));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "OPERATOR", "RELEASER"})
    void refusesOfWhomeverAnArrayOfMuch(Role role) throws Exception {
        HttpResponse<String> refused =
                post(role, JOLOKIA, BodyPublishers.ofString(array("{\"type\":\"list\"}", 1_500)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"status\":400", "too much at once: send at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'list'}",
                "{'type':'LIST'}",
                "{'\\u0074ype':'l\\u0069st'}",
                "{'type':'read','type':'list'}",
                "{'type':'list','path':'org.apache.camel'}",
                "{'type':'search','mbean':'*:*'}",
                "{'type':'read','mbean':'*:*'}",
                "{'type':'read','mbean':'org.apache.camel:type=?,*'}",
                "{'type':'read'}",
                "{'type':'exec','mbean':'hawtio:type=security,name=RBACRegistry','operation':'list()'}",
                "{'type':{'type':'read'}}",
                "{}"
            })
    void allowsOnlyTwoThatMayHaveALargeAnswer(String member) throws Exception {
        String large = member.replace('\'', '"');
        assertThat(status(array(large, 2))).isEqualTo(200);
        assertThat(status(array(large, 3))).isEqualTo(400);
        assertThat(status("[" + READ + "," + large + "," + READ + "," + large + "," + large + "]"))
                .isEqualTo(400);
    }

    @Test
    void allowsAsMuchAsHawtioAsksFor() throws Exception {
        assertThat(status(array(READ, BulkCheck.MOST_READS))).isEqualTo(200);
        assertThat(status(array(READ, BulkCheck.MOST_READS + 1))).isEqualTo(400);
        assertThat(status(array(CAN_INVOKE, BulkCheck.MOST_BUTTONS))).isEqualTo(200);
        assertThat(status(array(CAN_INVOKE, BulkCheck.MOST_BUTTONS + 1))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[{}]]", "[1]", "{} {}", "[{}] [{}]", "[{}", "1", "", "no JSON"})
    void refusesWhatIsNeitherARequestNorAnArrayOfThem(String body) throws Exception {
        assertThat(status(body)).isEqualTo(400);
    }

    @Test
    void refusesMoreValuesThanAnybodyNeeds() throws Exception {
        assertThat(status("{\"type\":\"version\",\"arguments\":" + array("{}", BulkCheck.MOST_VALUES) + "}"))
                .isEqualTo(400);
    }

    @Test
    void refusesALargeBodyWhetherItsLengthIsGivenOrNot() throws Exception {
        byte[] fits = body(QuestionLimit.VIEWERS);
        byte[] tooLarge = body(QuestionLimit.VIEWERS + 1);
        assertThat(status(Role.VIEWER, JOLOKIA, BodyPublishers.ofByteArray(fits)))
                .isEqualTo(200);
        assertThat(status(Role.VIEWER, JOLOKIA, BodyPublishers.ofByteArray(tooLarge)))
                .isEqualTo(413);
        assertThat(status(Role.VIEWER, JOLOKIA, chunked(fits))).isEqualTo(200);
        assertThat(status(Role.VIEWER, JOLOKIA, chunked(tooLarge))).isEqualTo(413);
        assertThat(status(Role.OPERATOR, JOLOKIA, chunked(tooLarge))).isEqualTo(200);
    }

    @Test
    void takesOfAnOperatorAChangeOfSomeFilesAndNoMore() throws Exception {
        HttpResponse<String> read =
                post(Role.OPERATOR, JOLOKIA, BodyPublishers.ofByteArray(body(QuestionLimit.OPERATORS)));
        assertThat(read.body()).isEqualTo(Integer.toString(QuestionLimit.OPERATORS));
        for (Role role : new Role[] {Role.OPERATOR, Role.RELEASER}) {
            assertThat(status(role, JOLOKIA, BodyPublishers.ofByteArray(body(QuestionLimit.OPERATORS + 1))))
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/%6a%6Flokia", "/actuator/jolokia/", "/actuator/hawtio/jolokia/list"})
    void limitsAlsoWhoeverWritesThePathOtherwise(String path) throws Exception {
        assertThat(status(Role.VIEWER, path, BodyPublishers.ofString(array("{\"type\":\"list\"}", 3))))
                .isEqualTo(400);
    }

    @Test
    void hasJolokiaReadTheTextThatWasLookedAt() throws Exception {
        HttpRequest otherwise = request(Role.VIEWER, JOLOKIA)
                .header("Content-Type", "application/json;charset=UTF-16")
                .POST(BodyPublishers.ofString(READ, StandardCharsets.UTF_8))
                .build();
        assertThat(client.send(otherwise, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo(Integer.toString(READ.length()));
        assertThat(status(Role.VIEWER, JOLOKIA, BodyPublishers.ofString(array(READ, 3), StandardCharsets.UTF_16BE)))
                .isEqualTo(400);
    }

    private static String array(String member, int times) {
        return "[" + String.join(",", Collections.nCopies(times, member)) + "]";
    }

    private static byte[] body(int length) {
        String frame = "{\"type\":\"version\",\"text\":\"\"}";
        return frame.replace("\"\"}", "\"" + "x".repeat(length - frame.length()) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private int status(String body) throws Exception {
        return status(Role.VIEWER, JOLOKIA, BodyPublishers.ofString(body));
    }

    private int status(Role role, String path, BodyPublisher body) throws Exception {
        return post(role, path, body).statusCode();
    }

    private HttpResponse<String> post(Role role, String path, BodyPublisher body) throws Exception {
        return client.send(request(role, path).POST(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Role role, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("role", "ROLE_" + role);
    }

    /** As the console's own login would. */
    private static Filter loggedIn() {
        return (request, response, chain) -> {
            String role = ((HttpServletRequest) request).getHeader("role");
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ann", "", role));
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
    }

    /** Reads as Jolokia does, and says how much it was. */
    private static final class Reader extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Charset charset = Charset.forName(request.getCharacterEncoding());
            StringBuilder text = new StringBuilder();
            InputStreamReader reader = new InputStreamReader(request.getInputStream(), charset);
            char[] some = new char[8192];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                text.append(some, 0, read);
            }
            response.getWriter().print(text.length());
        }
    }
}
