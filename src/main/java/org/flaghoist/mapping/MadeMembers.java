package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.format.fields.UnfitMember;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/**
 * The members that a mapping makes, each with its line. JSLT does not say at which of them it broke off: what has
 * broken off is done again, with calls around the value of each that note where it is.
 */
final class MadeMembers {

    private static final String WHOLE = "mapping";
    private static final String BEGINS = "member-begins";
    private static final String ENDS = "member-ends";

    private final Path file;
    private final String jslt;
    private final Collection<? extends Function> functions;

    MadeMembers(Path file, String jslt, Collection<? extends Function> functions) {
        this.file = file;
        this.jslt = jslt;
        this.functions = functions;
    }

    /** @param why it broke off at this input */
    BrokenMapping broken(JsonNode input, RuntimeException why) {
        Token member = brokenAt(input);
        int line = why instanceof JsltException jslt && jslt.getLine() > 0
                ? jslt.getLine()
                : member == null ? 1 : member.beginLine;
        return new BrokenMapping(file, line, member == null ? WHOLE : MadeKeys.name(member), words(why), why);
    }

    private static String words(RuntimeException why) {
        if (why instanceof JsltException jslt) {
            return String.valueOf(jslt.getMessageWithoutLocation());
        }
        return why.getMessage() == null ? "a function of JSLT fails" : why.getMessage();
    }

    /** The same where it ran out of the stack. */
    BrokenMapping tooDeep(JsonNode input, StackOverflowError why) {
        Token function = new EndlessFunction(file, jslt, functions).of(input);
        if (function != null) {
            return new BrokenMapping(file, function.beginLine, function.image, BrokenMapping.ENDLESS, why);
        }
        Token member = brokenAt(input);
        return new BrokenMapping(
                file,
                member == null ? 1 : member.beginLine,
                member == null ? WHOLE : MadeKeys.name(member),
                BrokenMapping.TOO_DEEP,
                why);
    }

    /** Where the mapping makes it. */
    BrokenMapping unfit(UnfitMember unfit) {
        List<String> path = unfit.path();
        Token key = MadeKeys.of(jslt).at(path);
        String member = path.isEmpty() ? WHOLE : path.get(path.size() - 1);
        return new BrokenMapping(
                file, key == null ? 1 : key.beginLine, member, String.valueOf(unfit.getMessage()), unfit);
    }

    /** The fault with the field that was being made. */
    Rejection placed(JsonNode input, Rejection fault) {
        Token member = brokenAt(input);
        return member == null
                ? fault
                : fault.unfit(new UnfitField(MadeKeys.of(jslt).pathOf(member), "table", null));
    }

    private @Nullable Token brokenAt(JsonNode input) {
        if (jslt.indexOf('\t') >= 0) {
            // One is more than one column.
            return null;
        }
        List<Token> tokens = Insertions.tokens(jslt);
        List<Token> keys = MadeKeys.of(tokens);
        Deque<Integer> making = new ArrayDeque<>();
        MappingFunction begins = new MappingFunction(BEGINS, 1, given -> {
            making.push(given[0].intValue());
            return NullNode.instance;
        });
        MappingFunction ends = new MappingFunction(ENDS, 2, given -> {
            making.pop();
            return given[1];
        });
        try {
            CompiledJslt.of(file, noting(tokens, keys), Stream.concat(functions.stream(), Stream.of(begins, ends)))
                    .apply(input);
        } catch (RuntimeException | StackOverflowError again) {
            return making.isEmpty() ? null : keys.get(making.peek());
        }
        return null;
    }

    private String noting(List<Token> tokens, List<Token> keys) {
        Insertions insertions = new Insertions(jslt);
        // Of each bracket that is open, whether a value is being written in it.
        Deque<Boolean> values = new ArrayDeque<>(List.of(false));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean closes = isOne(token, "}", "]", ")");
            if ((closes || isOne(token, ",")) && Objects.requireNonNullElse(values.peek(), false)) {
                insertions.before(token, ")");
                values.pop();
                values.push(false);
            }
            if (closes) {
                values.pop();
            } else if (isOne(token, "{", "[", "(")) {
                values.push(false);
            } else if (token.kind == JsltParserConstants.COLON && keys.contains(tokens.get(i - 1))) {
                int key = keys.indexOf(tokens.get(i - 1));
                insertions.behind(token, " " + ENDS + "(" + BEGINS + "(" + key + "), ");
                values.pop();
                values.push(true);
            }
        }
        return insertions.made();
    }

    private static boolean isOne(Token token, String... images) {
        return List.of(images).contains(token.image);
    }
}
