package org.flaghoist.format.xml;

import java.util.List;
import org.flaghoist.format.definition.XmlForm;

/** What the validator is shown instead of a value, so that it judges it right and in good time. */
final class XmlStandIn {

    // The JDK's patterns take time by the square of the length: 900,000 characters would take minutes. What is longer
    // than this is longer than anything the hub's form has, so that it is refused whatever the schema says.
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 10_000;

    private final List<String> longText;
    private final boolean collapse;

    /** As in {@link XmlForm}. */
    XmlStandIn(List<String> longText, boolean collapse) {
        this.longText = longText;
        this.collapse = collapse;
    }

    String ofAttribute(String value) {
        return shown(value, LONGEST_LINE, collapse);
    }

    String ofText(String element, String value) {
        return longText.contains(element) ? shown(value, LONGEST_TEXT, false) : shown(value, LONGEST_LINE, collapse);
    }

    private static String shown(String value, int longest, boolean collapsed) {
        boolean inBasicPlane = value.codePointCount(0, value.length()) == value.length();
        if (value.length() <= longest && inBasicPlane) {
            return value;
        }
        String kept = collapsed ? XmlSpace.collapsed(value) : value;
        StringBuilder shown = new StringBuilder();
        kept.codePoints().limit(longest).forEach(c -> shown.append(inBasicPlane(c)));
        return shown.toString();
    }

    // The JDK counts a character outside the basic plane as two, XML Schema as one.
    private static char inBasicPlane(int character) {
        return Character.isBmpCodePoint(character) ? (char) character : '\uFFFD';
    }
}
