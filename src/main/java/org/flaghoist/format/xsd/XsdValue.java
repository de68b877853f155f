package org.flaghoist.format.xsd;

import java.util.List;
import java.util.Map;

/**
 * What an XML Schema says of one value.
 *
 * @param type the one of XML Schema itself that it is, or restricts, such as {@code token}; "" for a list or a union
 * @param words all that it may be; empty where the schema lists none
 * @param listedIn the simple type with these words; "" where that has no name, or where there are several
 * @param patterns each must match; one of several that stand beside each other is joined by {@code |}
 * @param limits by what is limited, such as {@code maxLength}
 */
public record XsdValue(
        String type, List<XsdWord> words, String listedIn, List<String> patterns, Map<String, String> limits) {

    /**
     * One word of an enumeration.
     *
     * @param line of the schema, from 1
     */
    public record XsdWord(String word, int line) {}

    static XsdValue of(String type) {
        return new XsdValue(type, List.of(), "", List.of(), Map.of());
    }
}
