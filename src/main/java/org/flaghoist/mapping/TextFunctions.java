package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.text.Romanian;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.jspecify.annotations.Nullable;

/** The functions on words and texts that mappings may call. */
final class TextFunctions {

    private final Map<String, CodeTable> tables;

    TextFunctions(Map<String, CodeTable> tables) {
        this.tables = tables;
    }

    List<MappingFunction> all() {
        return List.of(
                new MappingFunction("hub-word", 2, given -> hubWord(given[0], given[1])),
                new MappingFunction("native-word", 2, given -> nativeWord(given[0], given[1])),
                new MappingFunction("without", 2, given -> without(given[0], given[1])),
                new MappingFunction("joined", 2, given -> joined(given[0], given[1])),
                new MappingFunction("serial-key", 1, given -> at(given[0], serialKey(given[0]))),
                new MappingFunction("romanian", 1, given -> at(given[0], romanian(given[0]))),
                new MappingFunction("refused-if", 2, given -> refusedIf(given[0], given[1])));
    }

    private static JsonNode at(JsonNode origin, @Nullable String text) {
        return text == null ? NullNode.instance : Nodes.at(origin, text);
    }

    private JsonNode hubWord(JsonNode word, JsonNode table) {
        String text = Nodes.text(word);
        String hub = text == null ? null : table(table).hub(text);
        if (text != null && (hub == null || hub.startsWith("!"))) {
            if (hub == null) {
                // Whether the word may be a person's is not known here.
                Nodes.unknown(new UnknownWord(table.asText(), null), word);
            } else {
                Nodes.fault(FaultCode.valueOf(hub.substring(1)), word);
            }
            return NullNode.instance;
        }
        return at(word, hub);
    }

    private JsonNode nativeWord(JsonNode word, JsonNode table) {
        String text = Nodes.text(word);
        if (text == null) {
            return NullNode.instance;
        }
        try {
            return at(word, table(table).nativeWord(text));
        } catch (Rejection e) {
            UnknownWord unknown = e.unknown();
            throw unknown == null ? e : e.lacking(unknown.discreet());
        }
    }

    private CodeTable table(JsonNode name) {
        CodeTable table = tables.get(name.asText());
        if (table == null) {
            throw new JsltException("there is no code table " + name.asText() + ".csv in the partner's folder");
        }
        return table;
    }

    private static JsonNode without(JsonNode text, JsonNode part) {
        String from = Nodes.text(text);
        return from == null ? NullNode.instance : Nodes.at(text, from.replace(part.asText(), ""));
    }

    /** Both texts together, or null where one is not there. */
    private static JsonNode joined(JsonNode first, JsonNode second) {
        String a = Nodes.text(first);
        String b = Nodes.text(second);
        return a == null || b == null ? NullNode.instance : Nodes.at(first, a + b);
    }

    private static @Nullable String serialKey(JsonNode serial) {
        String text = Nodes.text(serial);
        return text == null ? null : SerialKey.of(text);
    }

    private static @Nullable String romanian(JsonNode text) {
        String letters = Nodes.text(text);
        return letters == null ? null : Romanian.letters(letters);
    }

    /** The value; where the condition holds, with a SCHEMA fault at its place. */
    private static JsonNode refusedIf(JsonNode value, JsonNode condition) {
        if (Nodes.isThere(value) && condition.asBoolean()) {
            Nodes.fault(FaultCode.SCHEMA, value);
        }
        return value;
    }
}
