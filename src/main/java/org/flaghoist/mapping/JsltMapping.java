package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/** One compiled JSLT file. Thread-safe. */
final class JsltMapping {

    private final Path file;
    private final Expression expression;
    private final MappingObserver observer;

    private JsltMapping(Path file, Expression expression, MappingObserver observer) {
        this.file = file;
        this.expression = expression;
        this.observer = observer;
    }

    /** The compiled file, or null where a fault was added. */
    static @Nullable JsltMapping read(Path file, Collection<? extends Function> functions, SetupFaults faults) {
        return read(file, functions, new Unobserved(), faults);
    }

    /** The same, which tells {@code observer} what it does. */
    static @Nullable JsltMapping read(
            Path file, Collection<? extends Function> functions, MappingObserver observer, SetupFaults faults) {
        try {
            Expression expression = new Parser(new StringReader(observer.source(file, Files.readString(file))))
                    .withSource(file.toString())
                    .withFunctions(Stream.concat(functions.stream(), observer.functions().stream())
                            .toList())
                    .withObjectFilter(JsltMapping::isKept)
                    .withResourceResolver(JsltMapping::noImport)
                    .compile();
            return new JsltMapping(file, expression, observer);
        } catch (JsltException e) {
            faults.add(
                    file,
                    Math.max(e.getLine(), 1),
                    "jslt: "
                            + (e.getMessage() == null
                                    ? "not valid"
                                    : e.getMessage().lines().findFirst().orElse("")));
        } catch (IOException e) {
            faults.add(file, 0, "cannot be read: " + e + "; create it");
        }
        return null;
    }

    private static Reader noImport(String name) {
        throw new JsltException("import of " + name + ": a mapping stands in one file");
    }

    // JSLT's own filter also drops empty lists, which the hub's form needs. It is asked for each member that is made:
    // as
    // an expression of JSLT it would be half of what a mapping allocates.
    private static boolean isKept(JsonNode value) {
        return !value.isNull() && !(value.isObject() && value.isEmpty());
    }

    JsonNode apply(JsonNode input) {
        JsonNode made = expression.apply(input);
        observer.moved(file, input, made);
        return made;
    }
}
