package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;

/**
 * A function that mappings may call. It never throws for a message's fault: it reports the fault at its argument's
 * place and gives null. What it gives has the place of its first argument.
 *
 * @param arguments how many it takes
 */
record MappingFunction(String name, int arguments, Body body) implements Function {

    @FunctionalInterface
    interface Body {
        JsonNode call(JsonNode[] arguments);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getMinArguments() {
        return arguments;
    }

    @Override
    public int getMaxArguments() {
        return arguments;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] given) {
        return body.call(given);
    }
}
