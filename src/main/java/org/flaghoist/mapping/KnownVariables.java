package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.SetupFaults;

/**
 * Sees that a mapping has the variables that it names. JSLT takes others for values that it is given when it runs, and
 * breaks off at the first message. Where a variable may be named is not looked at, only whether there is one.
 */
record KnownVariables(Path file, SetupFaults faults) {

    /**
     * False where faults were added.
     *
     * @param jslt what compiles
     */
    boolean check(String jslt) {
        List<Token> tokens = Insertions.tokens(jslt);
        Set<String> known = declared(tokens);
        List<Token> unknown = tokens.stream()
                .filter(token -> token.kind == JsltParserConstants.VARIABLE)
                .filter(token -> !known.contains(token.image.substring(1)))
                .toList();
        unknown.forEach(token -> faults.add(
                file,
                token.beginLine,
                "jslt",
                "there is no variable " + token.image + "; correct its name, or declare it with 'let'"));
        return unknown.isEmpty();
    }

    private static Set<String> declared(List<Token> tokens) {
        Set<String> declared = new HashSet<>();
        boolean isParameter = false;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind == JsltParserConstants.LPAREN && i > 1) {
                isParameter = tokens.get(i - 2).kind == JsltParserConstants.DEF;
            } else if (token.kind == JsltParserConstants.RPAREN) {
                isParameter = false;
            } else if (isParameter || tokens.get(i - 1).kind == JsltParserConstants.LET) {
                declared.add(token.image);
            }
        }
        return declared;
    }
}
