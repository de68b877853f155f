package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** Runs operations of a running hub, through its console's JMX bridge (Jolokia), as the user who logs in. */
final class HubClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI address;
    private final String login;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** @param address of the console, for instance {@code http://127.0.0.1:8080} */
    HubClient(URI address, String user, String password) {
        this.address = URI.create(address.toString().replaceFirst("/+$", "") + "/actuator/jolokia");
        this.login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Runs an operation.
     *
     * @param bean of {@code org.flaghoist}, for instance {@code type=DeadLetters}
     * @throws HubRefused with what the hub says against it
     * @throws IllegalArgumentException where it could not be asked
     */
    JsonNode run(String bean, String operation, Object... arguments) throws IOException {
        ObjectNode request = request("exec", bean).put("operation", operation);
        ArrayNode list = request.putArray("arguments");
        for (Object argument : arguments) {
            list.addPOJO(argument);
        }
        return value(request);
    }

    /** All attributes of the beans that a pattern means, by bean. */
    JsonNode attributes(String pattern) throws IOException {
        return value(request("read", pattern));
    }

    private static ObjectNode request(String type, String bean) {
        return Answers.JSON.createObjectNode().put("type", type).put("mbean", "org.flaghoist:" + bean);
    }

    private JsonNode value(ObjectNode request) throws IOException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() == 401) {
            throw new IllegalArgumentException(
                    address + " does not know this user with this password" + wait(response));
        }
        if (response.statusCode() == 403) {
            throw new IllegalArgumentException("this user may not do that; use one whose role may");
        }
        JsonNode answer = json(response.body());
        int status = answer.path("status").asInt(response.statusCode());
        if (status == 403) {
            throw new IllegalArgumentException("this user may not do that; use one whose role may");
        }
        if (status != 200) {
            throw new HubRefused(reason(answer));
        }
        return answer.path("value");
    }

    private static String wait(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> "; after several wrong passwords it looks at none, not even the right one, for "
                        + seconds + " s")
                .orElse("");
    }

    private JsonNode json(String body) {
        try {
            return Answers.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(address + " answers, but not as a hub does; is --url right?", e);
        }
    }

    // Jolokia puts the class of the exception, or of two, before its words.
    private static String reason(JsonNode answer) {
        return answer.path("error").asText("the hub gave no reason").replaceFirst("^(?:[\\w.$]+ ?: )+", "");
    }

    private HttpResponse<String> send(ObjectNode request) throws IOException {
        // The console guards against links in mails by a cookie that a script must repeat; any value will do.
        String token = UUID.randomUUID().toString();
        HttpRequest post = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=" + token)
                .header("X-XSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        try {
            return http.send(post, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (HttpConnectTimeoutException e) {
            throw new IllegalArgumentException("no hub answers at " + address + "; give its --url", e);
        } catch (HttpTimeoutException e) {
            throw new IllegalArgumentException(
                    "the hub has not answered within " + PATIENCE.toSeconds()
                            + " s; it goes on with what was asked, so list before you ask again",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "no hub answers at " + address + "; start it, or give its --url (" + e + ")", e);
        }
    }
}
