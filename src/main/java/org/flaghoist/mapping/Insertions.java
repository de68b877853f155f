package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTokenManager;
import com.schibsted.spt.data.jslt.parser.SimpleCharStream;
import com.schibsted.spt.data.jslt.parser.Token;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Texts that are put into a mapping, before or behind words of it. */
final class Insertions {

    private static final String LINE_END = "\n";

    private final String jslt;
    private final List<Integer> lines = new ArrayList<>(List.of(0));
    private final NavigableMap<Integer, String> byPlace = new TreeMap<>();

    /** @param jslt without tabs: one is more than one column */
    Insertions(String jslt) {
        this.jslt = jslt;
        for (int at = jslt.indexOf(LINE_END); at >= 0; at = jslt.indexOf(LINE_END, at + 1)) {
            lines.add(at + 1);
        }
    }

    /** The words of the mapping, without its end. */
    static List<Token> tokens(String jslt) {
        return tokens(jslt, new Token());
    }

    /** Those before this one. */
    static List<Token> tokens(String jslt, Token end) {
        JsltParserTokenManager manager = new JsltParserTokenManager(new SimpleCharStream(new StringReader(jslt)));
        List<Token> tokens = new ArrayList<>();
        for (Token token = manager.getNextToken(); token.kind != JsltParserConstants.EOF && !isSame(token, end); ) {
            tokens.add(token);
            token = manager.getNextToken();
        }
        return tokens;
    }

    private static boolean isSame(Token one, Token other) {
        return one.beginLine == other.beginLine && one.beginColumn == other.beginColumn;
    }

    void before(Token token, String text) {
        byPlace.merge(at(token), text, String::concat);
    }

    void behind(Token token, String text) {
        byPlace.merge(at(token) + token.image.length(), text, String::concat);
    }

    private int at(Token token) {
        return lines.get(token.beginLine - 1) + token.beginColumn - 1;
    }

    /** The mapping with them. */
    String made() {
        StringBuilder made = new StringBuilder(jslt);
        byPlace.descendingMap().forEach(made::insert);
        return made.toString();
    }
}
