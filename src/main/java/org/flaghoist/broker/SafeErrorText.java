package org.flaghoist.broker;

import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;

/** What a server or a library said, fit for the log and the console: it may say anything. */
public final class SafeErrorText {

    private static final int LONGEST = 300;

    // What begins a line, or turns the words around it round, could pass for words of the hub's own.
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private SafeErrorText() {}

    public static String plain(String said) {
        String plain = ODD.matcher(said).replaceAll("?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }

    /** With what lies at the bottom of it: that no connection could be opened says nothing without the why. */
    public static String withCause(Throwable failure) {
        Throwable root = NestedExceptionUtils.getRootCause(failure);
        String said = failure.toString();
        String why = root == null ? "" : by(root);
        return said.contains(why) ? said : said + ": " + why;
    }

    /** Without the names of classes, which mean nothing to an operator, unless there is nothing else. */
    public static String by(Throwable e) {
        Throwable cause = e.getCause();
        // JSch only repeats what it met.
        Throwable met = cause != null && cause.toString().equals(e.getMessage()) ? cause : e;
        if (met instanceof UnknownHostException) {
            return "no such host: " + met.getMessage();
        }
        return met instanceof RuntimeException || met.getMessage() == null ? met.toString() : met.getMessage();
    }
}
