package org.flaghoist.partner;

/** Reads the keys of a partner file that ask for something. */
final class WishesReader {

    /** Every month has it. */
    private static final int LAST_DAY = 28;

    private final Settings settings;

    WishesReader(Settings settings) {
        this.settings = settings;
    }

    /** Without those that have a fault. */
    Wishes read(PartnerFile keys) {
        Integer picture = keys.monthlyPicture == null
                ? null
                : settings.parsed("monthlyPicture", keys.monthlyPicture, Amounts.whole(1, LAST_DAY));
        return new Wishes(
                picture,
                Boolean.TRUE.equals(settings.optional("answers", keys.answers, false, WishesReader::trueOrFalse)));
    }

    private static boolean trueOrFalse(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("is neither true nor false");
        }
        return text.equals("true");
    }
}
