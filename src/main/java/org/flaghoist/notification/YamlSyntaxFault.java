package org.flaghoist.notification;

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
    private static final String TAB = "a tab stands before the text of this line; indent it by spaces";

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
        String text = yaml.lines().skip(place.getLine()).findFirst().orElse("");
        if (text.matches(" *\t.*")) {
            return new YamlSyntaxFault(line, TAB);
        }
        Mark begin = fault.getContextMark();
        if (begin != null && problem.startsWith("found unexpected end of stream")) {
            return new YamlSyntaxFault(begin.getLine() + 1, "the text that begins here has no closing quote; close it");
        } else if (begin != null && problem.startsWith("expected ',' or ")) {
            return new YamlSyntaxFault(
                    begin.getLine() + 1,
                    "what begins here is not closed, or lacks a ',' before line %s, column %s; write it, or the '%s'"
                            .formatted(line, place.getColumn() + 1, problem.charAt("expected ',' or '".length())));
        }
        return new YamlSyntaxFault(line, said(problem));
    }

    private static String said(String problem) {
        Matcher sign = SIGN.matcher(problem);
        if (sign.matches()) {
            return "no value begins with '" + sign.group(1) + "'; write it in quotes";
        }
        Matcher escape = ESCAPE.matcher(problem);
        if (escape.matches()) {
            return "'\\%s' means nothing in double quotes; write '\\\\%<s', or use single quotes"
                    .formatted(escape.group(1));
        }
        if (problem.equals("mapping values are not allowed here")) {
            return "a ':' stands where no key can be; write a text with ': ' in quotes, or indent the key as its"
                    + " neighbours";
        }
        return problem.startsWith("expected <block end>")
                ? "this line is indented as no line above it; indent it as its neighbours"
                : "is no YAML: " + problem;
    }
}
