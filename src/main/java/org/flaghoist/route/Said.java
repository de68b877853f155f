package org.flaghoist.route;

import java.net.UnknownHostException;

/** What a server or a library said, fit for the log and the console: it may say anything. */
final class Said {

    private static final int LONGEST = 300;

    private Said() {}

    static String plain(String said) {
        String plain = said.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }

    /** Without the names of classes, which tell an operator nothing, unless there is nothing else. */
    static String by(Exception e) {
        Throwable cause = e.getCause();
        // JSch only repeats what it met.
        Throwable met = cause != null && cause.toString().equals(e.getMessage()) ? cause : e;
        if (met instanceof UnknownHostException) {
            return "no such host: " + met.getMessage();
        }
        return met instanceof RuntimeException || met.getMessage() == null ? met.toString() : met.getMessage();
    }
}
