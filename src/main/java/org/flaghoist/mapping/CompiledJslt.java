package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Compiles the text of a mapping. */
final class CompiledJslt {

    private CompiledJslt() {}

    /** @throws JsltException for what is no mapping */
    static Expression of(Path file, String jslt, Stream<Function> functions) {
        return new Parser(new StringReader(jslt))
                .withSource(file.toString())
                .withFunctions(functions.toList())
                .withObjectFilter(CompiledJslt::isKept)
                .withResourceResolver(CompiledJslt::noImport)
                .compile();
    }

    private static Reader noImport(String name) {
        throw new JsltException("import of " + name + ": a mapping stands in one file");
    }

    // JSLT's own filter also drops empty lists, which the hub's form needs. It is asked for each member that is made:
    // as an expression of JSLT it would be half of what a mapping allocates.
    private static boolean isKept(JsonNode value) {
        return !value.isNull() && !(value.isObject() && value.isEmpty());
    }
}
