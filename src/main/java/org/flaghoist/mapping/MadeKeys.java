package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the objects that a mapping writes down, each with those that it stands in. */
final class MadeKeys {

    private record Key(Token token, List<String> path) {}

    private final List<Key> keys = new ArrayList<>();
    private final List<Token> tokens;

    private MadeKeys(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A key of an object; the second number of a slice is none. */
    static List<Token> of(List<Token> tokens) {
        List<Token> keys = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (isKey(tokens, i)) {
                keys.add(tokens.get(i));
            }
        }
        return keys;
    }

    private static boolean isKey(List<Token> tokens, int at) {
        return tokens.get(at).kind == JsltParserConstants.STRING
                && at + 1 < tokens.size()
                && tokens.get(at + 1).kind == JsltParserConstants.COLON;
    }

    static String name(Token key) {
        return key.image.substring(1, key.image.length() - 1);
    }

    static MadeKeys of(String jslt) {
        List<Token> tokens = Insertions.tokens(jslt);
        MadeKeys made = new MadeKeys(tokens);
        // Of each object that is open, the key whose value is being written; "" before the first.
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.image.equals("{")) {
                open.push("");
            } else if (token.image.equals("}") && !open.isEmpty()) {
                open.pop();
            } else if (isKey(tokens, i) && !open.isEmpty()) {
                open.pop();
                open.push(name(token));
                made.keys.add(new Key(token, path(open)));
            }
        }
        return made;
    }

    private static List<String> path(Deque<String> open) {
        List<String> path = new ArrayList<>(open);
        Collections.reverse(path);
        return path;
    }

    /**
     * The key that makes the member, else what that stands in. A function may be called in any place: of several keys
     * that may be it, the one with the most around it that is the same.
     *
     * @param path the names from the outermost
     */
    @Nullable
    Token at(List<String> path) {
        Key best = best(made(path));
        return best == null ? null : best.token();
    }

    /** The longest beginning of a path that a key makes; empty where none does. */
    List<String> made(List<String> path) {
        for (int end = path.size(); end > 0; end--) {
            List<String> place = path.subList(0, end);
            if (best(place) != null) {
                return List.copyOf(place);
            }
        }
        return List.of();
    }

    /** What begins the object that the mapping as a whole is; null where it is none. */
    @Nullable
    Token whole() {
        int last = tokens.size() - 1;
        int open = 0;
        for (int i = last; i >= 0 && tokens.get(last).image.equals("}"); i--) {
            open += tokens.get(i).image.equals("}") ? 1 : tokens.get(i).image.equals("{") ? -1 : 0;
            if (open == 0) {
                return tokens.get(i);
            }
        }
        return null;
    }

    /** As {@link MappingLines#leftOut}. */
    boolean leaveOut(List<String> path) {
        List<String> around = path.subList(0, path.size() - 1);
        boolean isWritten = keys.stream()
                .map(Key::path)
                .anyMatch(key -> key.size() == path.size()
                        && key.subList(0, around.size()).equals(around));
        return isWritten && best(path) == null && whole() != null && !mayAddMore();
    }

    // All members of another object are written by *, and two objects become one by +.
    private boolean mayAddMore() {
        for (int i = 1; i < tokens.size(); i++) {
            String before = tokens.get(i - 1).image;
            String image = tokens.get(i).image;
            boolean addsAll = before.equals("*") && (image.equals(":") || image.equals("-"));
            boolean addsObjects =
                    (before.equals("}") && image.equals("+")) || (before.equals("+") && image.equals("{"));
            if (addsAll || addsObjects) {
                return true;
            }
        }
        return false;
    }

    /** The names that lead to a key, and its own; of one that a function makes, from within that. */
    List<String> pathOf(Token key) {
        return keys.stream()
                .filter(each -> each.token().beginLine == key.beginLine && each.token().beginColumn == key.beginColumn)
                .findFirst()
                .map(Key::path)
                .orElseGet(() -> List.of(name(key)));
    }

    private @Nullable Key best(List<String> path) {
        Key best = null;
        for (Key key : keys) {
            boolean isLonger = best == null || key.path().size() > best.path().size();
            best = isLonger && endsWith(path, key.path()) ? key : best;
        }
        return best;
    }

    private static boolean endsWith(List<String> path, List<String> end) {
        int before = path.size() - end.size();
        return before >= 0 && path.subList(before, path.size()).equals(end);
    }
}
