package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.flaghoist.console.ConsoleUser.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Questions that take as long as the test wants, asked over HTTP. */
class RequestLimitTest {

    private static final int OK = 200;
    private static final int REFUSED = 503;

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server = new TomcatServletWebServerFactory(0)
            .getWebServer(
                    new FilterRegistrationBean<>(loggedIn()),
                    new FilterRegistrationBean<>(new RequestLimit()),
                    new ServletRegistrationBean<>(new SlowAnswers()));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        answer.countDown();
        server.stop();
    }

    @Test
    void answersOnlySomeOfALoginsQuestionsAtOnceAndTheOthersAfterwards() {
        List<CompletableFuture<Integer>> asked = ask("ann", Role.VIEWER, RequestLimit.EACH + 5);
        await().until(() -> now.get() == RequestLimit.EACH);
        answer.countDown();
        assertThat(asked).extracting(CompletableFuture::join).containsOnly(OK);
        assertThat(most.get()).isEqualTo(RequestLimit.EACH);
    }

    @Test
    void limitsAlsoWhoeverWritesThePathOtherwise() {
        ask("/actuator/%6a%6Flokia", "ann", Role.VIEWER, 2 * RequestLimit.EACH);
        await().until(() -> now.get() == RequestLimit.EACH);
        await().during(Duration.ofSeconds(1)).until(() -> now.get() == RequestLimit.EACH);
    }

    @Test
    void refusesAtOnceWhomAShortLineHasNoPlaceFor() {
        List<CompletableFuture<Integer>> asked = ask("ann", Role.VIEWER, 4 * RequestLimit.LINE);
        await().until(() -> asked.stream().filter(CompletableFuture::isDone).count() > RequestLimit.LINE);
        answer.countDown();
        assertThat(asked)
                .extracting(CompletableFuture::join)
                .contains(OK, REFUSED)
                .containsOnly(OK, REFUSED);
        assertThat(most.get()).isEqualTo(RequestLimit.EACH);
    }

    @Test
    void keepsNoOperatorFromWorkHoweverManyLook() {
        for (String viewer : List.of("ann", "ben", "cleo")) {
            ask(viewer, Role.VIEWER, RequestLimit.EACH);
        }
        await().until(() -> now.get() == RequestLimit.VIEWERS);
        ask("olga", Role.OPERATOR, 1);
        ask("rosa", Role.RELEASER, 1);
        await().until(() -> now.get() == RequestLimit.VIEWERS + 2);
        assertThat(most.get()).isEqualTo(RequestLimit.VIEWERS + 2);
    }

    @Test
    void leavesWhatAsksTheDatabaseNothingAlone() {
        ask("/actuator/health", "ann", Role.VIEWER, 2 * RequestLimit.LINE);
        await().until(() -> now.get() == 2 * RequestLimit.LINE);
    }

    private List<CompletableFuture<Integer>> ask(String login, Role role, int times) {
        return ask("/actuator/jolokia", login, role, times);
    }

    private List<CompletableFuture<Integer>> ask(String path, String login, Role role, int times) {
        URI address = URI.create("http://127.0.0.1:" + server.getPort() + path);
        HttpRequest question = HttpRequest.newBuilder(address)
                .header("login", login)
                .header("role", "ROLE_" + role)
                .build();
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            asked.add(client.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode));
        }
        return asked;
    }

    /** As the console's own login would. */
    private static Filter loggedIn() {
        return (request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            SecurityContextHolder.getContext()
                    .setAuthentication(
                            new TestingAuthenticationToken(http.getHeader("login"), "", http.getHeader("role")));
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
    }

    private final class SlowAnswers extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
