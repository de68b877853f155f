package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.Pack;
import org.jspecify.annotations.Nullable;

/** The bodies of one message that the index goes by. */
final class KeptContents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> copies = new LinkedHashMap<>();
    private @Nullable JsonNode notification;

    /** @param packed a row of the message's contents */
    void add(long entry, byte[] packed) throws IOException {
        for (KeptBody body : Pack.bodies(entry, packed)) {
            if (body.name().kind().equals(BodyKind.HUB.name())) {
                notification = JSON.readTree(body.content());
            } else if (body.name().kind().equals(BodyKind.RENDERED.name())) {
                copies.put(body.name().partner(), body.content());
            }
        }
    }

    /** In the hub's form; null where it is not kept. */
    @Nullable
    JsonNode notification() {
        return notification;
    }

    /** By recipient. */
    Map<String, byte[]> copies() {
        return copies;
    }
}
