package org.flaghoist.effect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What two processes say to each other: objects in JSON, a line each. */
final class JsonLines implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final OutputStream out;
    private final int longest;

    /** @param longest bytes of what the other may say at once */
    JsonLines(InputStream in, OutputStream out, int longest) {
        this.longest = longest;
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    void say(ObjectNode words) throws IOException {
        // In JSON a line's end stands only between values, and none is written there.
        out.write((words + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * What the other says; null where it says nothing more.
     *
     * @throws BeyondLimits where that is too long
     */
    @Nullable
    ObjectNode hear() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() == longest) {
                throw new BeyondLimits("has more to say than can be kept");
            }
            line.write(next);
        }
        return (ObjectNode) JSON.readTree(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
