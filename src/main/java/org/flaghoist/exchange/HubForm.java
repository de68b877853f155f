package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.flaghoist.people.OperationRejected;

/** The hub's form as bytes, on the queues of operators. */
public final class HubForm {

    // Decimals as they were: 29.40 is not to come back as a double.
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private HubForm() {}

    static byte[] bytes(ObjectNode notification) {
        return notification.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws OperationRejected where it is no JSON object: an operator has edited it */
    public static ObjectNode of(byte[] bytes) {
        try {
            if (READER.readTree(bytes) instanceof ObjectNode form) {
                return form;
            }
            throw new OperationRejected("the content is no JSON object; edit it again");
        } catch (IOException e) {
            throw new OperationRejected("the content is no JSON in the hub's form: " + place(e) + "; edit it again");
        }
    }

    // Without the words of the exception, which may hold a value.
    private static String place(IOException e) {
        return e instanceof com.fasterxml.jackson.core.JsonProcessingException json && json.getLocation() != null
                ? "line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : e.getClass().getSimpleName();
    }
}
