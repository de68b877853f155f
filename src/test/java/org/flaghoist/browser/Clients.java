package org.flaghoist.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What the demo gives clients from outside: where it is, and the passwords. */
record Clients(JsonNode file) {

    static Clients of(Path data) {
        try {
            return new Clients(new ObjectMapper()
                    .readTree(data.resolve("demo/clients.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a user of the console. */
    String password(String user) {
        JsonNode console = file.path("console");
        if (console.path("user").asText().equals(user)) {
            return console.path("password").asText();
        }
        for (JsonNode other : console.path("others")) {
            if (other.path("user").asText().equals(user)) {
                return other.path("password").asText();
            }
        }
        throw new IllegalArgumentException(user);
    }

    String core() {
        return file.path("core").asText();
    }

    String partnerPassword(String partner) {
        return file.path("partners").path(partner).path("password").asText();
    }
}
