package org.flaghoist.draft;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Patterns of XML Schema and JSON Schema that mean the same in {@code format.yaml}, where Java reads them. */
final class PlainPattern {

    /** Names' characters, classes without others, blocks, anchors as characters, and what joins classes in Java. */
    private static final Pattern OF_XSD_ALONE =
            Pattern.compile("\\\\[icICwWD]|-\\[|\\\\[pP]\\{Is|&&|(?<![\\\\\\[])\\^|(?<!\\\\)\\$|\\p{Cntrl}");

    /** Anchors, looks around, references, classes within classes. */
    private static final Pattern OF_JSON_ALONE = Pattern.compile(
            "(?<![\\\\\\[])\\^|(?<!\\\\)\\$|\\(\\?(?!:)|\\\\[1-9ckux]|&&|(?<!\\\\)\\[[^\\]]*(?<!\\\\)\\[|\\p{Cntrl}");

    private static final String GROUP = "(?:";

    private PlainPattern() {}

    /** The same pattern; null where Java would read it otherwise. */
    static @Nullable String ofXsd(String pattern) {
        return OF_XSD_ALONE.matcher(pattern).find() ? null : compiling(pattern);
    }

    /** What a pattern of the whole text has between its anchors; null for others, and where Java reads it otherwise. */
    static @Nullable String ofJson(String pattern) {
        boolean isWhole =
                pattern.length() > 1 && pattern.startsWith("^") && pattern.endsWith("$") && !pattern.endsWith("\\$");
        if (!isWhole) {
            return null;
        }
        String inner = pattern.substring(1, pattern.length() - 1);
        boolean isGroup = inner.startsWith(GROUP) && closing(inner) == inner.length() - 1;
        String bare = isGroup ? inner.substring(GROUP.length(), inner.length() - 1) : inner;
        // Of two ways each anchor is that of one.
        boolean isOne = isGroup || !hasWays(inner);
        return isOne && !OF_JSON_ALONE.matcher(bare).find() ? compiling(bare) : null;
    }

    private static @Nullable String compiling(String pattern) {
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** Where the first group ends. */
    private static int closing(String pattern) {
        int[] depths = depths(pattern);
        for (int i = 0; i < depths.length; i++) {
            if (pattern.charAt(i) == ')' && depths[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hasWays(String pattern) {
        int[] depths = depths(pattern);
        for (int i = 0; i < depths.length; i++) {
            if (pattern.charAt(i) == '|' && depths[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** How many groups are open behind each character; inside a class, and of an escaped one, it is not 0. */
    private static int[] depths(String pattern) {
        int[] depths = new int[pattern.length()];
        int depth = 0;
        boolean isClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            if (sign == '\\' && i + 1 < pattern.length()) {
                depths[i++] = 1;
                depths[i] = 1;
                continue;
            }
            isClass = isClass ? sign != ']' : sign == '[';
            depth += !isClass && sign == '(' ? 1 : !isClass && sign == ')' ? -1 : 0;
            depths[i] = isClass ? 1 : depth;
        }
        return depths;
    }
}
