package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.sun.management.ThreadMXBean;
import java.io.Reader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Compiles the text of a mapping. JSLT computes constants then, whatever they come to. */
final class CompiledJslt {

    /** Of memory: four times what 80 kB take, less than half of it for classes that the first mapping loads. */
    private static final int MOST_MEBIBYTES = 64;

    private static final String TOO_LARGE = "needs more than " + MOST_MEBIBYTES + " MiB to compile, or than there is;"
            + " see what '*' and '+' make of constants, or write it shorter";

    private CompiledJslt() {}

    /** @throws JsltException for what is no mapping, or none that a hub can work by */
    static Expression of(Path file, String jslt, Stream<Function> functions) {
        long before = allocated();
        try {
            Expression compiled = compiled(file, jslt, functions);
            if (allocated() - before > (long) MOST_MEBIBYTES << 20) {
                throw new JsltException(TOO_LARGE);
            }
            return compiled;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new JsltException("a number is divided by 0, or has too many digits (" + e.getMessage() + ")");
        } catch (StackOverflowError e) {
            throw new JsltException("too much is nested, or stands in one list; write it flatter, or shorter");
        } catch (OutOfMemoryError e) {
            // A hub ends before it is caught, the process that looks at a draft does not.
            throw new JsltException(TOO_LARGE);
        }
    }

    private static Expression compiled(Path file, String jslt, Stream<Function> functions) {
        return new Parser(new StringReader(jslt))
                .withSource(file.toString())
                .withFunctions(functions.toList())
                .withObjectFilter(CompiledJslt::isKept)
                .withResourceResolver(CompiledJslt::noImport)
                .compile();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
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
