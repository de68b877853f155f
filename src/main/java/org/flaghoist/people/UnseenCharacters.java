package org.flaghoist.people;

/** Characters that a screen hides or obeys, or that some readers take for the end of a line and others do not. */
public final class UnseenCharacters {

    /**
     * One of them, as a regular expression. Arabic and Persian words need the joiners, which change how the letters
     * before and after them look. They need no marks of direction, which can show a text in another order than it has:
     * whoever shows words of people sets them apart from what is around them.
     */
    public static final String ONE = "(?!(?<=[\\p{IsArabic}\\x{64B}-\\x{65F}\\x{670}])[\\x{200C}\\x{200D}])"
            + "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]";

    private UnseenCharacters() {}
}
