package org.flaghoist.format.text;

import java.util.regex.Pattern;

/** The number of a record as a location names it. */
public final class RecordNumber {

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,9}");

    private RecordNumber() {}

    /** From 1; 0 for the file, and for what is no number. */
    public static int of(String location) {
        return WRITTEN.matcher(location).matches() ? Integer.parseInt(location) : 0;
    }
}
