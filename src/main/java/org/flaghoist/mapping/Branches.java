package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.impl.NodeUtils;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which ways the {@code if}s of mappings were gone. */
final class Branches {

    private static final String FUNCTION = "branch-of";

    private final Map<Integer, Branch> byNumber = new TreeMap<>();

    /** One {@code if}. */
    static final class Branch {

        private final Path file;
        private final int line;
        private boolean gone;
        private boolean passed;

        private Branch(Path file, int line) {
            this.file = file;
            this.line = line;
        }

        private void met(boolean isTrue) {
            gone |= isTrue;
            passed |= !isTrue;
        }

        Path file() {
            return file;
        }

        int line() {
            return line;
        }

        boolean gone() {
            return gone;
        }

        boolean passed() {
            return passed;
        }
    }

    Collection<Branch> all() {
        return byNumber.values();
    }

    /** With each condition inside a call that notes what it gives. */
    String watched(Path file, String jslt) {
        // A tab is more than one column.
        return jslt.indexOf('\t') < 0 ? changed(file, jslt) : jslt;
    }

    MappingFunction function() {
        return new MappingFunction(FUNCTION, 2, given -> {
            Objects.requireNonNull(byNumber.get(given[0].intValue())).met(NodeUtils.isTrue(given[1]));
            return given[1];
        });
    }

    private String changed(Path file, String jslt) {
        Insertions insertions = new Insertions(jslt);
        Deque<Boolean> open = new ArrayDeque<>();
        int lineOfIf = 0;
        for (Token token : Insertions.tokens(jslt)) {
            if (token.kind == JsltParserConstants.LPAREN) {
                open.push(lineOfIf > 0);
                if (lineOfIf > 0) {
                    byNumber.put(byNumber.size(), new Branch(file, lineOfIf));
                    insertions.behind(token, FUNCTION + "(" + (byNumber.size() - 1) + ", ");
                }
            } else if (token.kind == JsltParserConstants.RPAREN && !open.isEmpty() && open.pop()) {
                insertions.before(token, ")");
            }
            lineOfIf = token.kind == JsltParserConstants.IF ? token.beginLine : 0;
        }
        return insertions.made();
    }
}
