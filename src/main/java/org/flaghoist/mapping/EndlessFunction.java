package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds which function of a mapping calls itself without end, by doing it again with calls that count. */
record EndlessFunction(Path file, String jslt, Collection<? extends Function> functions) {

    private static final String BEGINS = "function-begins";
    /** What no function is called for one message, unless it calls itself. */
    private static final int MANY = 100;

    /** The name of the function, or null where it is none that ran out of the stack. */
    @Nullable
    Token of(JsonNode input) {
        // One tab is more than one column.
        Insertions insertions = new Insertions(jslt.replace('\t', ' '));
        List<Token> names = names(insertions);
        int[] calls = new int[names.size()];
        MappingFunction begins = new MappingFunction(BEGINS, 1, given -> {
            calls[given[0].intValue()]++;
            return NullNode.instance;
        });
        try {
            CompiledJslt.of(file, insertions.made(), Stream.concat(functions.stream(), Stream.of(begins)))
                    .apply(input);
        } catch (RuntimeException | StackOverflowError again) {
            return most(names, calls);
        }
        return null;
    }

    private List<Token> names(Insertions insertions) {
        List<Token> tokens = Insertions.tokens(jslt.replace('\t', ' '));
        List<Token> names = new ArrayList<>();
        boolean isHead = false;
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).kind == JsltParserConstants.DEF) {
                isHead = true;
                names.add(tokens.get(i));
            } else if (isHead && tokens.get(i).kind == JsltParserConstants.RPAREN) {
                isHead = false;
                int function = names.size() - 1;
                insertions.behind(tokens.get(i), " let " + BEGINS + " = " + BEGINS + "(" + function + ") ");
            }
        }
        return names;
    }

    private static @Nullable Token most(List<Token> names, int[] calls) {
        return IntStream.range(0, calls.length)
                .filter(function -> calls[function] >= MANY)
                .boxed()
                // Of several that call each other, the first.
                .reduce((one, other) -> calls[other] > calls[one] ? other : one)
                .map(names::get)
                .orElse(null);
    }
}
