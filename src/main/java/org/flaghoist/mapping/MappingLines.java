package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a mapping makes something. */
public final class MappingLines {

    private MappingLines() {}

    /**
     * What makes a member, or what that stands in.
     *
     * @param path of that, from the outermost; empty for the message as a whole
     * @param line of its key, or of its beginning
     */
    public record MadePlace(List<String> path, int line) {

        /** The names with dots. */
        public String words() {
            return path.isEmpty() ? "message" : String.join(".", path);
        }
    }

    /**
     * The line of the key that makes a member, else of what that stands in.
     *
     * @param path the names from the outermost
     * @return from 1; 0 where it is not found
     */
    public static int of(String jslt, List<String> path) {
        MadePlace place = place(jslt, path);
        return place == null ? 0 : place.line();
    }

    /** The same with what has this line; null where nothing is found. */
    public static @Nullable MadePlace place(String jslt, List<String> path) {
        try {
            MadeKeys keys = MadeKeys.of(jslt);
            List<String> made = keys.made(path);
            Token token = made.isEmpty() ? keys.whole() : keys.at(made);
            return token == null ? null : new MadePlace(made, token.beginLine);
        } catch (JsltException | TokenMgrError unread) {
            return null;
        }
    }

    /**
     * Whether the mapping writes down, member by member, the object that has a member, and not the member; asked by the
     * names from the outermost. Where the member may be made in another way, it is not left out. The mapping is read
     * once, because a form has many members.
     */
    public static Predicate<List<String>> leftOut(String jslt) {
        try {
            return MadeKeys.of(jslt)::leaveOut;
        } catch (JsltException | TokenMgrError unread) {
            return path -> false;
        }
    }
}
