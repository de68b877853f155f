package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The brackets that are open so far. */
final class OpenBrackets {

    private static final String OPENING = "{[(";
    private static final String CLOSING = "}])";
    private static final int[] KINDS = {
        JsltParserConstants.RCURLY, JsltParserConstants.RBRACKET, JsltParserConstants.RPAREN
    };

    private final List<Token> open = new ArrayList<>();

    void meet(Token token) {
        if (token.image.length() == 1 && OPENING.contains(token.image)) {
            open.add(token);
        } else if (isClosing(token) && !open.isEmpty()) {
            open.remove(open.size() - 1);
        }
    }

    @Nullable
    Token innermost() {
        return open.isEmpty() ? null : open.get(open.size() - 1);
    }

    boolean isAnyOpenFor(Token closing) {
        return open.stream().anyMatch(each -> isPair(each, closing));
    }

    static boolean isClosing(Token token) {
        return token.image.length() == 1 && CLOSING.contains(token.image);
    }

    static boolean isPair(Token one, Token other) {
        return OPENING.indexOf(one.image) == CLOSING.indexOf(other.image);
    }

    static int closing(Token one) {
        return KINDS[OPENING.indexOf(one.image)];
    }

    static char closed(Token one) {
        return CLOSING.charAt(OPENING.indexOf(one.image));
    }
}
