package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The values of what a partner sent, under its own names, as {@link Leaves#pattern}.
 *
 * @param all that were read
 * @param idle whose absence changes nothing in the hub's form
 */
public record ReadFields(Set<String> all, Set<String> idle) {

    /** @param in moves what was read */
    static ReadFields of(JsonNode read, UnaryOperator<JsonNode> in) {
        JsonNode whole = in.apply(read);
        ReadFields fields = new ReadFields(new TreeSet<>(), new TreeSet<>());
        for (JsonPointer leaf : Leaves.of(read)) {
            JsonNode other = read.deepCopy();
            Leaves.remove(other, leaf);
            fields.all().add(Leaves.pattern(leaf));
            if (in.apply(other).equals(whole)) {
                fields.idle().add(Leaves.pattern(leaf));
            }
        }
        return fields;
    }
}
