package org.flaghoist.console;

import java.util.regex.Pattern;

/** Words of a caller's as they may be logged: such that none looks like a line of the hub's own. */
final class LogWords {

    private static final int LONGEST = 300;
    private static final Pattern OPERATION = Pattern.compile("[\\w.(),\\[\\]$;]{1," + LONGEST + "}");

    private LogWords() {}

    static String operation(String operation) {
        return OPERATION.matcher(operation).matches() ? operation : "an unknown operation";
    }
}
