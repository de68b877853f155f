package org.flaghoist.lint;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTokenManager;
import com.schibsted.spt.data.jslt.parser.SimpleCharStream;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.notification.SetupText;

/**
 * The members that a mapping names, by the lexer of JSLT itself. Where in a tree each stands is not known: functions
 * are called with any part of it.
 *
 * @param read behind a dot, with the first line of each
 * @param made keys of objects, with the first line of each
 * @param texts all texts, among them names that a function is given
 * @param fields texts that name a field for a function, with the first line of each
 * @param madeOf by key of an object, the last member that is read for it
 */
record JsltNames(
        Map<String, Integer> read,
        Map<String, Integer> made,
        Map<String, Integer> texts,
        Map<String, Integer> fields,
        Map<String, String> madeOf) {

    private static final String REFUSED_AT = "name-refused-at";

    static JsltNames of(Path file) {
        JsltNames names = new JsltNames(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        try (Reader source = new StringReader(SetupText.of(file))) {
            names.collect(new JsltParserTokenManager(new SimpleCharStream(source)));
        } catch (TokenMgrError said) {
            // A sign that means nothing is said where the mapping is compiled; these are the names before it.
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void collect(JsltParserTokenManager tokens) {
        Token last = tokens.getNextToken();
        String called = "";
        String key = "";
        for (Token token = tokens.getNextToken(); last.kind != JsltParserConstants.EOF; token = tokens.getNextToken()) {
            boolean isName = token.kind == JsltParserConstants.IDENT || token.kind == JsltParserConstants.STRING;
            if (last.kind == JsltParserConstants.DOT && isName) {
                read.putIfAbsent(name(token), token.beginLine);
                madeOf.put(key, name(token));
            } else if (last.kind == JsltParserConstants.STRING && token.kind == JsltParserConstants.COLON) {
                key = name(last);
                made.putIfAbsent(key, last.beginLine);
            } else if (token.kind == JsltParserConstants.STRING) {
                texts.putIfAbsent(name(token), token.beginLine);
                if (last.kind == JsltParserConstants.LPAREN && called.equals(REFUSED_AT)) {
                    fields.putIfAbsent(name(token), token.beginLine);
                }
            }
            called = last.image;
            last = token;
        }
    }

    private static String name(Token token) {
        String image = token.image;
        return token.kind == JsltParserConstants.STRING ? image.substring(1, image.length() - 1) : image;
    }

    /** Whether the mapping says this name in any way. */
    boolean names(String member) {
        return read.containsKey(member) || made.containsKey(member) || texts.containsKey(member);
    }
}
