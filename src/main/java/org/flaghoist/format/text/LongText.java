package org.flaghoist.format.text;

/** Long text as the hub keeps it. */
public final class LongText {

    private LongText() {}

    /** Line breaks as LF; in Romanian text the letters with comma below (mappings/README.md, section 3). */
    public static String normal(String text, String language) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return language.equals("ro") ? Romanian.letters(lines) : lines;
    }
}
