package org.flaghoist.format.text;

/** Romanian letters: the old encodings' cedilla stands for the comma below. */
public final class Romanian {

    private Romanian() {}

    /** ş ţ Ş Ţ with cedilla become ș ț Ș Ț with comma below. */
    public static String letters(String text) {
        return text.replace('\u015F', '\u0219')
                .replace('\u0163', '\u021B')
                .replace('\u015E', '\u0218')
                .replace('\u0162', '\u021A');
    }
}
