package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/**
 * A word of a grading scheme whose source and information stand in two fields. The table has both with a space between
 * them, such as {@code E 5}.
 */
public final class GradingPair {

    private static final char BETWEEN = ' ';

    private GradingPair() {}

    /** Whether the words of this field are made of its own value and of a sibling's. */
    public static boolean isOf(Field field) {
        return field.words().information() != null;
    }

    /** Whether a word of a table has both parts, and no more. */
    public static boolean isWord(String word) {
        int between = word.indexOf(BETWEEN);
        return between > 0 && between == word.lastIndexOf(BETWEEN) && between < word.length() - 1;
    }

    /** The part that the field has whose table it is; where the word has one part, all of it. */
    public static String source(String word) {
        int between = word.indexOf(BETWEEN);
        return between < 0 ? word : word.substring(0, between);
    }

    /** The part that its sibling has. */
    public static String information(String word) {
        return word.substring(word.indexOf(BETWEEN) + 1);
    }

    /** The word of both parts, which are texts. */
    static JsonNode joined(JsonNode source, JsonNode information, Place place) {
        return new LocatedText(source.textValue() + BETWEEN + information.textValue(), place);
    }

    static String joined(String source, String information) {
        return information.isEmpty() ? source : source + BETWEEN + information;
    }

    static boolean isPart(@Nullable JsonNode part) {
        return part != null && part.isTextual() && !part.textValue().isEmpty() && !(part instanceof NumberText);
    }

    static TextNode sourceOf(JsonNode word) {
        return TextNode.valueOf(source(word.textValue()));
    }

    static TextNode informationOf(JsonNode word) {
        return TextNode.valueOf(information(word.textValue()));
    }
}
