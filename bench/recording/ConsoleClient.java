import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The hub's operations, metrics and downloads over HTTP, as a user of the console. */
final class ConsoleClient {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String address;
    private final String password;

    /** @param password of all users */
    ConsoleClient(int port, String password) {
        this.address = "http://127.0.0.1:" + port;
        this.password = password;
    }

    String address() {
        return address;
    }

    /** Runs an operation. @return a member {@code value}, parsed where it is JSON, or {@code error} */
    ObjectNode exec(String user, String bean, String operation, Object... arguments) throws IOException {
        ObjectNode question = question("exec", bean).put("operation", operation);
        return ask(user, question.set("arguments", JSON.valueToTree(arguments)));
    }

    ObjectNode read(String user, String pattern) throws IOException {
        return ask(user, question("read", pattern));
    }

    /** All operations of the hub's MBeans, as Jolokia lists them. */
    JsonNode list(String user) throws IOException {
        return ask(user, JSON.createObjectNode().put("type", "list").put("path", "org.flaghoist"))
                .path("value");
    }

    private static ObjectNode question(String type, String bean) {
        return JSON.createObjectNode().put("type", type).put("mbean", "org.flaghoist:" + bean);
    }

    private ObjectNode ask(String user, ObjectNode question) throws IOException {
        HttpRequest request = request(user, "/actuator/jolokia")
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=any")
                .header("X-XSRF-TOKEN", "any")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        HttpResponse<String> response = send(request);
        ObjectNode answer = JSON.createObjectNode();
        if (response.statusCode() != 200) {
            return answer.put("error", "HTTP " + response.statusCode());
        }
        JsonNode body = JSON.readTree(response.body());
        if (body.path("status").asInt() == 200) {
            return answer.set("value", parsed(body.path("value")));
        }
        // Jolokia puts the class of the exception before its words.
        return answer.put("error", body.path("error").asText().replaceFirst("^(?:[\\w.$]+ ?: )+", ""));
    }

    private static JsonNode parsed(JsonNode value) {
        if (value.isTextual() && value.textValue().startsWith("{")) {
            try {
                return JSON.readTree(value.textValue());
            } catch (IOException e) {
                return value;
            }
        }
        return value;
    }

    /** What is at a path of the console. */
    String get(String user, String path) throws IOException {
        HttpResponse<String> response = send(request(user, path).GET().build());
        return response.statusCode() == 200 ? response.body() : "HTTP " + response.statusCode();
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = user + ":" + password;
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
