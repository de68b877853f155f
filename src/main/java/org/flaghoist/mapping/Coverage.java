package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.fields.CodeTable;

/** What of mappings, tables and fields was used, by all that was translated and rendered since they were read. */
final class Coverage implements MappingObserver {

    private final Map<Path, Set<String>> read = new HashMap<>();
    private final Map<Path, Set<String>> written = new HashMap<>();
    private final Map<Path, Set<JsonPointer>> moved = new HashMap<>();
    private final Branches branches = new Branches();

    @Override
    public CodeTable observed(Path file, CodeTable table) {
        return new CodeTable(
                table.name(),
                new AskedWords(table.toHub(), asked(read, file)),
                new AskedWords(table.toNative(), asked(written, file)));
    }

    private static Set<String> asked(Map<Path, Set<String>> words, Path file) {
        return words.computeIfAbsent(file, any -> new HashSet<>());
    }

    @Override
    public String source(Path jslt, String text) {
        return branches.watched(jslt, text);
    }

    @Override
    public List<MappingFunction> functions() {
        return List.of(branches.function());
    }

    @Override
    public void moved(Path jslt, JsonNode from, JsonNode to) {
        boolean isIn = jslt.endsWith("in.jslt");
        add(isIn ? from : to, JsonPointer.empty(), moved.computeIfAbsent(jslt, any -> new HashSet<>()));
    }

    // Elements of a list have the place of the list.
    private static void add(JsonNode value, JsonPointer at, Set<JsonPointer> places) {
        if (value.isArray()) {
            value.forEach(element -> add(element, at, places));
        } else if (!value.isNull() && !value.isMissingNode()) {
            places.add(at);
            value.properties().forEach(member -> add(member.getValue(), at.appendProperty(member.getKey()), places));
        }
    }

    /** Native words that were looked up in this table. */
    Set<String> read(Path table) {
        return read.getOrDefault(table, Set.of());
    }

    /** Words of the hub that were looked up in this table. */
    Set<String> written(Path table) {
        return written.getOrDefault(table, Set.of());
    }

    /** Fields that this mapping was given, or has given. */
    Set<JsonPointer> moved(Path jslt) {
        return moved.getOrDefault(jslt, Set.of());
    }

    Branches branches() {
        return branches;
    }
}
