package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.impl.NodeUtils;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTokenManager;
import com.schibsted.spt.data.jslt.parser.SimpleCharStream;
import com.schibsted.spt.data.jslt.parser.Token;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Which ways the {@code if}s of mappings were gone. */
final class Branches {

    private static final String FUNCTION = "branch-of";
    private static final String LINE_END = "\n";

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
        return jslt.indexOf('\t') < 0 ? changed(jslt, insertions(file, jslt)) : jslt;
    }

    MappingFunction function() {
        return new MappingFunction(FUNCTION, 2, given -> {
            Objects.requireNonNull(byNumber.get(given[0].intValue())).met(NodeUtils.isTrue(given[1]));
            return given[1];
        });
    }

    // Texts by the place before which they are put.
    private NavigableMap<Integer, String> insertions(Path file, String jslt) {
        NavigableMap<Integer, String> insertions = new TreeMap<>();
        List<Integer> lines = lineStarts(jslt);
        Deque<Boolean> open = new ArrayDeque<>();
        JsltParserTokenManager tokens = new JsltParserTokenManager(new SimpleCharStream(new StringReader(jslt)));
        Token last = tokens.getNextToken();
        for (Token token = last; token.kind != JsltParserConstants.EOF; token = tokens.getNextToken()) {
            int at = lines.get(token.beginLine - 1) + token.beginColumn - 1;
            if (token.kind == JsltParserConstants.LPAREN) {
                boolean isCondition = last.kind == JsltParserConstants.IF;
                open.push(isCondition);
                if (isCondition) {
                    byNumber.put(byNumber.size(), new Branch(file, last.beginLine));
                    insertions.put(at + 1, FUNCTION + "(" + (byNumber.size() - 1) + ", ");
                }
            } else if (token.kind == JsltParserConstants.RPAREN && !open.isEmpty() && open.pop()) {
                insertions.put(at, ")");
            }
            last = token;
        }
        return insertions;
    }

    private static List<Integer> lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = text.indexOf(LINE_END); at >= 0; at = text.indexOf(LINE_END, at + 1)) {
            starts.add(at + 1);
        }
        return starts;
    }

    private static String changed(String text, NavigableMap<Integer, String> insertions) {
        StringBuilder changed = new StringBuilder(text);
        insertions.descendingMap().forEach(changed::insert);
        return changed.toString();
    }
}
