package org.flaghoist.picture;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.flaghoist.database.Conditions;
import org.flaghoist.facts.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What of a notification is sought; null for any.
 *
 * @param measure as a row of the picture has it
 */
public record BehindNumber(
        @Nullable String measure,
        @Nullable String kind,
        @Nullable String route,
        @Nullable String currency) {

    private static final String PRICES = PictureNumber.PRICE + "_";

    /** Others might mean something in a pattern. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]+");

    private boolean isPrice() {
        return measure != null && measure.startsWith(PRICES);
    }

    boolean isMeant(PictureNumber number) {
        String sought = isPrice() ? PictureNumber.PRICE : measure;
        return (sought == null
                        ? number.measure().equals(PictureNumber.NOTIFICATION)
                        : number.measure().equals(sought))
                && is(kind, number.kind())
                && is(route, number.route())
                && is(currency, number.currency());
    }

    private static boolean is(@Nullable String asked, @Nullable String given) {
        return asked == null || asked.equals(given);
    }

    /** The same for the database, as far as it can tell: it lets through all that are meant, and more. */
    void narrow(Conditions facts) {
        facts.and("f.numbers like :numbers", "numbers", numbers())
                .and("(f.price is not null) = :priced", "priced", isPrice() ? true : null);
    }

    /** As the facts have them in JSON; null where they do not say it there. */
    private @Nullable String numbers() {
        if (PictureNumber.CROSSINGS.equals(measure)) {
            return "%\"" + Measure.VESSEL + "\",%";
        }
        if (Arrays.stream(Measure.values()).noneMatch(each -> each.name().equals(measure))) {
            return null;
        }
        return kind != null && CODE.matcher(kind).matches()
                ? "%\"" + measure + "\",\"" + kind + "\",%"
                : "%\"" + measure + "\",%";
    }
}
