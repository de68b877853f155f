package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/** Sees that the code tables are there which a mapping names for a function. A name that it makes is not known here. */
public final class NamedTables {

    /** Their last argument is a table of the partner's folder. */
    private static final Set<String> ASKING = Set.of("hub-word", "native-word");

    private final Path file;
    private final SetupFaults faults;

    NamedTables(Path file, SetupFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** @param jslt what compiles */
    void check(String jslt) {
        asked(jslt).forEach(this::check);
    }

    /**
     * The names of all that a mapping asks for.
     *
     * @param jslt what compiles
     * @return null where it makes a name, of which nothing is known
     */
    public static @Nullable Set<String> of(String jslt) {
        Set<String> names = new HashSet<>();
        for (AskedTable asked : asked(jslt)) {
            if (asked.name() == null) {
                return null;
            }
            names.add(asked.name());
        }
        return names;
    }

    /** @param name null where the mapping makes it */
    private record AskedTable(String function, @Nullable String name, int line) {

        static AskedTable of(String function, Token comma, Token last) {
            boolean isText = comma.kind == JsltParserConstants.COMMA && last.kind == JsltParserConstants.STRING;
            boolean isName = isText && !last.image.contains("\\");
            return new AskedTable(
                    function, isName ? last.image.substring(1, last.image.length() - 1) : null, last.beginLine);
        }
    }

    private static List<AskedTable> asked(String jslt) {
        List<AskedTable> asked = new ArrayList<>();
        List<Token> tokens = Insertions.tokens(jslt);
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (List.of("(", "[", "{").contains(token.image)) {
                boolean isCall = i > 0 && tokens.get(i - 1).kind == JsltParserConstants.IDENT;
                open.push(isCall ? tokens.get(i - 1).image : "");
            } else if (List.of(")", "]", "}").contains(token.image)) {
                String function = open.pop();
                if (ASKING.contains(function)) {
                    asked.add(AskedTable.of(function, tokens.get(i - 2), tokens.get(i - 1)));
                }
            }
        }
        return asked;
    }

    private void check(AskedTable asked) {
        Path table = file.resolveSibling(asked.name() + ".csv");
        if (asked.name() != null && !SetupText.isThere(table)) {
            faults.add(
                    file,
                    asked.line(),
                    "jslt",
                    asked.function() + " names the code table " + table
                            + ", which is not there; correct the name, or create it");
        }
    }
}
