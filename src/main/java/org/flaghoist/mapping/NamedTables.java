package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/** Sees that the code tables are there which a mapping names for a function. A name that it makes is not known here. */
final class NamedTables {

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
                    check(function, tokens.get(i - 2), tokens.get(i - 1));
                }
            }
        }
    }

    private void check(String function, Token comma, Token name) {
        boolean isText = comma.kind == JsltParserConstants.COMMA && name.kind == JsltParserConstants.STRING;
        if (!isText || name.image.contains("\\")) {
            return;
        }
        Path table = file.resolveSibling(name.image.substring(1, name.image.length() - 1) + ".csv");
        if (!SetupText.isThere(table)) {
            faults.add(
                    file,
                    name.beginLine,
                    "jslt",
                    function + " names the code table " + table
                            + ", which is not there; correct the name, or create it");
        }
    }
}
