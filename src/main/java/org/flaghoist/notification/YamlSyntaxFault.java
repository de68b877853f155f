package org.flaghoist.notification;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What is wrong with a file that is no YAML, where it is, and what to do.
 *
 * @param line from 1
 */
record YamlSyntaxFault(int line, String message) {

    private static final Pattern SIGN = Pattern.compile("found character '(.)' that cannot start any token.*");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.).*");
    private static final Pattern NO_SPACE = Pattern.compile("\\s*([\\p{L}\\p{N}_@'-]+):([^\\s:].*)");
    private static final Pattern CLOSING = Pattern.compile("expected <block end>, but found '([}\\]])'");
    private static final String TAB = "a tab stands before the text of this line; indent it by spaces";
    private static final String NOT_ALLOWED = "mapping values are not allowed here";
    private static final String NO_KEY =
            "a ':' stands where no key can be; write a text with ': ' in quotes, or indent the key as its neighbours";
    private static final int SHOWN = 30;

    /** Null where the file is YAML. */
    static @Nullable YamlSyntaxFault of(Throwable fault, String yaml) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                return of(marked, marked.getProblemMark(), yaml);
            }
        }
        return null;
    }

    private static YamlSyntaxFault of(MarkedYAMLException fault, Mark place, String yaml) {
        int line = place.getLine() + 1;
        String problem = fault.getProblem();
        String text = line(yaml, place);
        if (text.matches(" *\t.*")) {
            return new YamlSyntaxFault(line, TAB);
        }
        Mark begin = fault.getContextMark();
        if (begin != null) {
            String begun = begun(problem, begin, place, line(yaml, begin));
            if (begun != null) {
                return new YamlSyntaxFault(begin.getLine() + 1, begun);
            }
        }
        if (problem.equals(NOT_ALLOWED)) {
            return noKey(yaml, place.getLine());
        }
        return new YamlSyntaxFault(line, said(problem, text, place.getColumn()));
    }

    private static String line(String yaml, Mark place) {
        return yaml.lines().skip(place.getLine()).findFirst().orElse("");
    }

    /** What is wrong with what began before; null where it is not to blame. */
    private static @Nullable String begun(String problem, Mark begin, Mark place, String text) {
        if (problem.startsWith("found unexpected end of stream")) {
            return "the text that begins with the quote in column %s has no closing quote; close it, or remove this one"
                    .formatted(begin.getColumn() + 1);
        }
        if (problem.startsWith("could not find expected ':'")) {
            return noSpace(text, "this text has no ': ' behind it; write '<key>: <value>', or put the text in quotes");
        }
        if (!problem.startsWith("expected ',' or ")) {
            return null;
        }
        String before = "before line %s, column %s".formatted(place.getLine() + 1, place.getColumn() + 1);
        return problem.endsWith("<scalar>")
                ? "what begins here lacks a ',' or a closing quote " + before + "; write it"
                : "what begins here is not closed, or lacks a ',' %s; write it, or the '%s'"
                        .formatted(before, problem.charAt("expected ',' or '".length()));
    }

    private static String said(String problem, String text, int column) {
        if (problem.contains("(TAB)")) {
            return "a tab stands in column " + (column + 1) + "; write spaces";
        }
        Matcher sign = SIGN.matcher(problem);
        if (sign.matches()) {
            return "no value begins with '" + sign.group(1) + "'; write it in quotes";
        }
        Matcher escape = ESCAPE.matcher(problem);
        if (escape.matches()) {
            return "'\\%s' means nothing in double quotes; write '\\\\%<s', or use single quotes"
                    .formatted(escape.group(1));
        }
        if (problem.startsWith("expected the node content, but found ','")) {
            return "no value stands before the ',' in column " + (column + 1) + "; write one, or remove the ','";
        }
        return problem.startsWith("expected <block end>") ? tooMuch(problem, text, column) : "is no YAML: " + problem;
    }

    // A line before that lacks its space goes on in this one.
    private static YamlSyntaxFault noKey(String yaml, int line) {
        List<String> lines = yaml.lines().toList();
        boolean isBefore = line > 0
                && !NO_SPACE.matcher(lines.get(line)).matches()
                && NO_SPACE.matcher(lines.get(line - 1)).matches();
        int there = isBefore ? line - 1 : line;
        return new YamlSyntaxFault(there + 1, noSpace(lines.get(there), NO_KEY));
    }

    private static String noSpace(String text, String other) {
        Matcher noSpace = NO_SPACE.matcher(text);
        return noSpace.matches()
                ? "no space stands behind the ':' of %s; write one".formatted(noSpace.group(1))
                : other;
    }

    private static String tooMuch(String problem, String text, int column) {
        String before = text.substring(0, Math.min(column, text.length()));
        if (before.isBlank()) {
            return "this line is indented as no line above it; indent it as its neighbours";
        }
        Matcher closing = CLOSING.matcher(problem);
        if (closing.matches()) {
            return "the '%s' in column %s closes nothing; remove it".formatted(closing.group(1), column + 1);
        }
        String rest = text.substring(before.length());
        return "the value ends before column %s, and '%s' stands behind it; remove that, or what closes the value too early"
                .formatted(column + 1, rest.length() <= SHOWN ? rest : rest.substring(0, SHOWN) + "..");
    }
}
