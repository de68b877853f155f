package org.flaghoist.format.xml;

/** White space as XML knows it: space, tab, line feed, carriage return; no others. */
final class XmlSpace {

    private XmlSpace() {}

    static boolean is(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r';
    }

    static boolean only(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!is(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isCollapsed(String trimmed) {
        for (int at = 0; at < trimmed.length(); at++) {
            char character = trimmed.charAt(at);
            if (is(character) && (character != ' ' || is(trimmed.charAt(at - 1)))) {
                return false;
            }
        }
        return true;
    }

    /** As {@code xs:token}: trimmed, and each run of white space one space. */
    static String collapsed(String text) {
        String trimmed = trimmed(text);
        if (isCollapsed(trimmed)) {
            return trimmed;
        }
        StringBuilder collapsed = new StringBuilder(trimmed.length());
        boolean afterSpace = false;
        for (int i = 0; i < trimmed.length(); i++) {
            boolean space = is(trimmed.charAt(i));
            if (!space || !afterSpace) {
                collapsed.append(space ? ' ' : trimmed.charAt(i));
            }
            afterSpace = space;
        }
        return collapsed.toString();
    }
}
