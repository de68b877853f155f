package org.flaghoist.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Whether Jolokia may be asked all that the body of a request asks. Jolokia has the whole answer in memory before it
 * sends anything of it, and one list of all MBeans is megabytes.
 */
final class BulkCheck {

    /** Reads of one MBean each. Hawtio asks for the attributes of all MBeans of a folder in one array. */
    static final int MOST_READS = 200;
    /** Hawtio asks at once about all MBeans. */
    static final int MOST_BUTTONS = 5_000;
    /** Of those whose answer may be large. */
    static final int MOST_LARGE = 2;
    /** Values inside members; what they take, and the answers about them, is far more memory than their bytes. */
    static final int MOST_VALUES = 100_000;

    private static final JsonFactory JSON = new JsonFactory();

    private int reads;
    private int buttons;
    private int large;
    private int values;

    private BulkCheck() {}

    /** What is wrong with it; null if nothing is. */
    static @Nullable String fault(byte[] body) {
        // Decoded here, since the parser would guess another charset than Jolokia is told.
        try (JsonParser json =
                JSON.createParser(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
            return new BulkCheck().fault(json);
        } catch (IOException e) {
            return "that is no JSON; send one request, or an array of requests";
        }
    }

    private @Nullable String fault(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        boolean sound = first == JsonToken.START_ARRAY ? readArray(json) : readMember(json);
        if (isTooMuch()) {
            return ("too much at once: send at most %d reads of one MBean, %d calls of canInvoke and %d"
                            + " others in one array, and %d values")
                    .formatted(MOST_READS, MOST_BUTTONS, MOST_LARGE, MOST_VALUES);
        }
        return sound && json.nextToken() == null ? null : "send one request, or an array of requests";
    }

    private boolean isTooMuch() {
        return reads > MOST_READS || buttons > MOST_BUTTONS || large > MOST_LARGE || values > MOST_VALUES;
    }

    private boolean readArray(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!readMember(json)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there may be more. */
    private boolean readMember(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            readField(json, texts);
        }
        count(texts);
        return !isTooMuch();
    }

    // Of a name that is given twice the last counts, as with Jolokia.
    private void readField(JsonParser json, Map<String, String> texts) throws IOException {
        String name = json.currentName();
        values++;
        if (json.nextToken().isStructStart()) {
            texts.remove(name);
            skip(json);
        } else if (name.equals("type") || name.equals("mbean") || name.equals("operation")) {
            texts.put(name, json.getText());
        }
    }

    private void skip(JsonParser json) throws IOException {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            values += token.isStructEnd() ? 0 : 1;
        }
    }

    private void count(Map<String, String> texts) {
        String type = texts.getOrDefault("type", "").toLowerCase(Locale.ROOT);
        String operation = texts.getOrDefault("operation", "");
        if (type.equals("version") || (type.equals("read") && isOne(texts.getOrDefault("mbean", "*:*")))) {
            reads++;
        } else if (type.equals("exec") && operation.startsWith("canInvoke")) {
            buttons++;
        } else {
            large++;
        }
    }

    private static boolean isOne(String bean) {
        try {
            return !new ObjectName(bean).isPattern();
        } catch (MalformedObjectNameException e) {
            return false;
        }
    }
}
