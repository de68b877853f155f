package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.Function;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of a call that has too many or too few arguments that a mapping's own function hides the one that is meant. */
final class HiddenFunction {

    private static final Pattern COUNT =
            Pattern.compile("Function '([^']+)' needs (\\d+)-\\d+ arguments, got (\\d+).*", Pattern.DOTALL);

    private HiddenFunction() {}

    /**
     * @param words what JSLT says
     * @param functions the hub's
     * @return the same where nothing is hidden
     */
    static String explained(String words, String jslt, Collection<? extends Function> functions) {
        Matcher count = COUNT.matcher(words);
        if (!count.matches()) {
            return words;
        }
        String name = count.group(1);
        int got = Integer.parseInt(count.group(3));
        boolean isMeant =
                functions.stream().anyMatch(each -> each.getName().equals(name) && each.getMinArguments() == got);
        int line = line(name, jslt);
        return isMeant && line > 0
                ? "'" + name + "' is the hub's function with " + got + " arguments, and hidden by the one with "
                        + count.group(2) + " that line " + line + " defines; give that one another name"
                : words;
    }

    /** From 1; 0 where the mapping defines no such function. */
    private static int line(String name, String jslt) {
        Matcher own = Pattern.compile("(?m)^[ \\t]*def\\s+" + Pattern.quote(name) + "\\s*\\(")
                .matcher(jslt);
        return own.find()
                ? 1
                        + (int) jslt.substring(0, own.start())
                                .chars()
                                .filter(sign -> sign == '\n')
                                .count()
                : 0;
    }
}
