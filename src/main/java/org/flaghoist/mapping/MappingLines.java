package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a mapping makes something. */
public final class MappingLines {

    private MappingLines() {}

    /**
     * The line of the key that makes a member, else of what that stands in.
     *
     * @param path the names from the outermost
     * @return from 1; 0 where it is not found
     */
    public static int of(String jslt, List<String> path) {
        Token key = key(jslt, path);
        return key == null ? 0 : key.beginLine;
    }

    private static @Nullable Token key(String jslt, List<String> path) {
        try {
            return MadeKeys.of(jslt).at(path);
        } catch (JsltException | TokenMgrError unread) {
            return null;
        }
    }
}
