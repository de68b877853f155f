package org.flaghoist.mapping;

import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.COLON;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.COMMA;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.ELSE;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.EOF;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.IDENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.STRING;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a mapping that cannot be compiled, in words for whoever wrote it. */
final class JsltSyntax {

    private static final Pattern SIGN = Pattern.compile("line (\\d+), column \\d+\\.\\s+Encountered: \"(.*?)\" \\(");

    private final Token last;
    private final Token found;
    private final Set<Integer> expected;
    private final OpenBrackets brackets;

    private JsltSyntax(ParseException fault) {
        this.last = fault.currentToken;
        this.found = last.next;
        this.expected = Arrays.stream(fault.expectedTokenSequences)
                .map(sequence -> sequence[0])
                .collect(Collectors.toSet());
        this.brackets = new OpenBrackets();
    }

    /** A line and what is wrong there. */
    record SyntaxFault(int line, String words) {}

    /** @param why it cannot be compiled */
    static SyntaxFault of(String jslt, JsltException why) {
        try {
            new JsltParser(new StringReader(jslt)).Start();
        } catch (ParseException e) {
            return e.currentToken == null || e.expectedTokenSequences == null
                    ? other(why)
                    : new JsltSyntax(e).fault(jslt);
        } catch (TokenMgrError e) {
            Matcher sign = SIGN.matcher(String.valueOf(e.getMessage()));
            return sign.find() ? sign(Integer.parseInt(sign.group(1)), sign.group(2)) : other(why);
        } catch (StackOverflowError e) {
            return other(why);
        }
        return other(why);
    }

    /** @param written as in a text of Java's */
    private static SyntaxFault sign(int line, String written) {
        String sign = written.startsWith("\\u")
                ? Character.toString(Integer.parseInt(written.substring(2), 16))
                : written.replace("\\", "");
        return new SyntaxFault(
                line,
                Character.isLetter(sign.codePointAt(0))
                        ? "'" + sign + "' is no letter from A to Z; write a name with others in double quotes, as in"
                                + " .\"" + sign + "..\""
                        : sign + " means nothing in JSLT; remove it, and write texts in double quotes, each closed");
    }

    private static SyntaxFault other(JsltException why) {
        String words = why.getMessageWithoutLocation();
        String first = words == null ? "not valid" : words.lines().findFirst().orElse("");
        return new SyntaxFault(Math.max(why.getLine(), 1), first + "; correct it there");
    }

    private SyntaxFault fault(String jslt) {
        for (Token token : Insertions.tokens(jslt, found)) {
            brackets.meet(token);
        }
        Token text = last.kind == STRING ? last : found;
        if (text.kind == STRING && text.image.contains("\n")) {
            return new SyntaxFault(text.beginLine, "the text that begins here has no closing '\"'; close it");
        }
        if (OpenBrackets.isClosing(found) && !brackets.isAnyOpenFor(found)) {
            return new SyntaxFault(found.beginLine, closesNothing());
        }
        Token open = brackets.innermost();
        if (open != null && OpenBrackets.isClosing(found) && !OpenBrackets.isPair(open, found)) {
            return new SyntaxFault(found.beginLine, stands() + before(open));
        }
        if (open != null && found.kind == EOF) {
            return new SyntaxFault(open.beginLine, stands() + before(open));
        }
        return new SyntaxFault(Math.max(last.beginLine, 1), stands() + ", where " + due() + " is expected; " + toDo());
    }

    private String closesNothing() {
        Token open = brackets.innermost();
        return "'" + found.image + "' behind '" + shortened(last) + "' closes nothing; "
                + (open == null
                        ? "no bracket is open here: remove it, or look whether one is closed too early"
                        : "the '" + open.image + "'" + ofLine(open) + " is open here: remove it, or write '"
                                + OpenBrackets.closed(open) + "'");
    }

    private String before(Token open) {
        return found.kind == EOF || open.beginLine == found.beginLine
                ? ", before the '" + open.image + "' of this line is closed; close it"
                : ", before the '" + open.image + "' of line " + open.beginLine + " is closed; close that";
    }

    private String ofLine(Token open) {
        return open.beginLine == found.beginLine ? " of this line" : " of line " + open.beginLine;
    }

    private String stands() {
        String what = found.kind == EOF ? "the file ends" : "'" + shortened(found) + "' stands";
        String line = found.kind == EOF || found.beginLine == last.beginLine ? "" : " in line " + found.beginLine;
        return what + line + (last.image == null ? "" : " behind '" + shortened(last) + "'");
    }

    private static String shortened(Token token) {
        String image = token.image.lines().findFirst().orElse("");
        return image.length() <= 40 ? image : image.substring(0, 40) + "..";
    }

    private String due() {
        if (isBareName()) {
            return "a name in double quotes";
        }
        List<String> due = new ArrayList<>();
        Token open = brackets.innermost();
        if (expected.contains(COLON)) {
            due.add("':'");
        }
        if (expected.contains(COMMA)) {
            due.add("','");
        }
        if (expected.contains(ELSE)) {
            due.add("'else'");
        }
        if (open != null && expected.contains(OpenBrackets.closing(open))) {
            due.add("'" + OpenBrackets.closed(open) + "'");
        }
        return due.isEmpty() ? other() : String.join(" or ", due);
    }

    private boolean isBareName() {
        return last.kind == IDENT && found.kind == COLON;
    }

    private String other() {
        if (expected.contains(IDENT)) {
            return "a value";
        }
        return expected.contains(STRING)
                ? "a name in double quotes"
                : expected.contains(EOF) ? "the end" : "another word";
    }

    private String toDo() {
        if (isBareName()) {
            return "put quotes around '" + last.image + "'";
        }
        if (expected.contains(COMMA) && found.kind == STRING) {
            return "add the ','; or a '\"' is missing before it";
        }
        if (expected.contains(EOF)) {
            return "add an 'else' before it, or look whether a bracket is closed too early";
        }
        return expected.contains(COLON)
                ? "add the ':'"
                : "add what is missing, such as a ',', a bracket or the 'else' of an 'if', or remove what is too much";
    }
}
