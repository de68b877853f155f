package org.flaghoist.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Goes where it is sent and keeps its cookies, as a browser does. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .cookieHandler(cookies)
            .build();
    private final String hub;

    Browser(int port) {
        this.hub = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(hub + path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    /** Sends a form, with the token that the page has. */
    HttpResponse<String> submit(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(hub + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> logIn(String user, String password) throws IOException, InterruptedException {
        open("/login");
        return submit("/login", Map.of("username", user, "password", password));
    }

    /** Runs an operation without arguments. */
    JsonNode run(String bean, String operation) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        HttpResponse<String> answer = ask(json.createObjectNode()
                .put("type", "exec")
                .put("mbean", bean)
                .put("operation", operation)
                .toString());
        return answer.statusCode() == 200 ? json.readTree(answer.body()) : json.nullNode();
    }

    /** Asks the console's MBeans, in Jolokia's words. */
    HttpResponse<String> ask(String question) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(hub + "/actuator/jolokia"))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(question)));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
