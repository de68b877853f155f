package org.flaghoist.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.flaghoist.effect.KeptMessages.KeptMessage;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.Receipt;

/** What the hub and the process that looks at a draft say to each other. */
final class DraftWords {

    static final String EFFECTS = "effects";
    static final String FAULTS = "faults";
    static final String EARLIER = "earlier";
    private static final String SINCE = "since";
    private static final String ALL = "all";
    private static final String FILES = "files";

    private static final ObjectMapper RECEIPTS = new ObjectMapper();

    private DraftWords() {}

    /** The hub: look at the first of these, the last are those of now. */
    static ObjectNode begin(List<SetupFiles> files, int largest) {
        ObjectNode words = JsonLines.object().put("largest", largest);
        files.forEach(each -> words.withArray(FILES)
                .addObject()
                .put("config", each.config().toString())
                .put("policy", each.policy().toString())
                .put("mappings", each.mappings().toString()));
        return words;
    }

    static int largest(JsonNode words) {
        return words.path("largest").asInt();
    }

    static List<SetupFiles> files(JsonNode words) {
        return StreamSupport.stream(words.path(FILES).spliterator(), false)
                .map(each -> new SetupFiles(path(each, "config"), path(each, "policy"), path(each, "mappings")))
                .toList();
    }

    private static Path path(JsonNode files, String name) {
        return Path.of(files.path(name).asText());
    }

    /** The process: it has read them; with faults it ends. */
    static ObjectNode read(Collection<String> faults) {
        ObjectNode words = JsonLines.object();
        faults.forEach(words.putArray(FAULTS)::add);
        return words;
    }

    /** The hub: what came in. */
    static ObjectNode message(KeptMessage message) {
        ObjectNode words = JsonLines.object()
                .put("sender", message.sender())
                .put("file", message.file())
                .put("piece", message.piece())
                .put("original", message.original())
                .put("name", message.name())
                .put("at", message.at().toString());
        return words.set("receipts", RECEIPTS.valueToTree(message.receipts()));
    }

    static KeptMessage message(JsonNode words) throws IOException {
        return new KeptMessage(
                words.path("sender").asText(),
                words.path("file").textValue(),
                words.path("piece").asInt(),
                words.path("original").binaryValue(),
                words.path("name").asText(),
                Instant.parse(words.path("at").asText()),
                List.of(RECEIPTS.treeToValue(words.path("receipts"), Receipt[].class)));
    }

    /** The process: who was given an earlier revision? */
    static ObjectNode earlier(String sender, String reference, int revision) {
        ObjectNode words = JsonLines.object();
        words.putObject(EARLIER)
                .put("sender", sender)
                .put("reference", reference)
                .put("revision", revision);
        return words;
    }

    static Set<String> earlier(JsonNode words, EarlierRecipients kept) {
        JsonNode asked = words.path(EARLIER);
        return kept.of(
                asked.path("sender").asText(),
                asked.path("reference").asText(),
                asked.path("revision").asInt());
    }

    /** The hub: these. */
    static ObjectNode recipients(Collection<String> recipients) {
        ObjectNode words = JsonLines.object();
        recipients.forEach(words.putArray("recipients")::add);
        return words;
    }

    static Set<String> recipients(JsonNode words) {
        Set<String> recipients = new LinkedHashSet<>();
        words.path("recipients").forEach(each -> recipients.add(each.asText()));
        return recipients;
    }

    /** The process: the next, please. */
    static ObjectNode next() {
        return JsonLines.object();
    }

    /** The hub: that was the last; there are so many in all. */
    static ObjectNode end(Instant since, long all) {
        return JsonLines.object().put(SINCE, since.toString()).put(ALL, all);
    }

    static boolean isEnd(JsonNode words) {
        return words.has(SINCE);
    }

    /** The process: what it has found. */
    static ObjectNode effects(Effects found, JsonNode end) {
        ObjectNode words = JsonLines.object();
        words.set(
                EFFECTS,
                EffectsJson.of(
                        found,
                        Instant.parse(end.path(SINCE).asText()),
                        end.path(ALL).asLong()));
        return words;
    }
}
