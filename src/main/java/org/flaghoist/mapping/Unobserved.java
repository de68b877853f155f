package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.format.fields.CodeTable;

/** Sees nothing, and leaves all as it is. */
final class Unobserved implements MappingObserver {

    @Override
    public CodeTable observed(Path file, CodeTable table) {
        return table;
    }

    @Override
    public String source(Path jslt, String text) {
        return text;
    }

    @Override
    public List<MappingFunction> functions() {
        return List.of();
    }

    @Override
    public void moved(Path jslt, JsonNode from, JsonNode to) {}
}
