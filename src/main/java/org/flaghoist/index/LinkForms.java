package org.flaghoist.index;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in the forms by which notifications are linked; none of what is too common, or too short, to mean anything. */
final class LinkForms {

    /** Bumped where the forms change: the index is then made anew. */
    static final int VERSION = 1;

    private static final int SHORTEST_SERIAL = 5;
    private static final int SHORTEST_DOCUMENT = 6;
    private static final int SHORTEST_PATH = 3;
    private static final int SHORTEST_NAME = 4;
    /** Of a number's digits, and of its different characters. */
    private static final int FEWEST = 3;

    private static final String COUNTED = "01234567890123456789";
    private static final String COUNTED_DOWN = "98765432109876543210";

    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://(www\\.|m\\.|mobile\\.)?");
    private static final Pattern FRAGMENT = Pattern.compile("#.*$");
    /** By which a platform sees who has passed an address on. */
    private static final Pattern TRACKED = Pattern.compile("(?<=[?&])(utm_\\w+|fbclid|gclid|igshid|igsh|si|ref)=[^&]*");

    /** With the country's number, as no other says whose it is; the 0 in brackets is not dialled from abroad. */
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{N}+])(?:\\+|00)[ (]{0,2}([1-9](?:[ ().\\-\u2010-\u2015]{0,2}[0-9]){7,14})(?![0-9])"
                    + "|(?:wa\\.me/|[?&]phone=)\\+?([1-9][0-9]{7,14})(?![0-9])");

    private static final Pattern NOT_DIALLED = Pattern.compile("\\(0\\)");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private final LinkStopList nothing = LinkStopList.read();

    /** Several where a text has several. */
    Set<String> of(LinkKind kind, String text) {
        return switch (kind) {
            case SERIAL, HULL -> number(text, SHORTEST_SERIAL);
            case DOCUMENT -> number(text, SHORTEST_DOCUMENT);
            case ADVERT -> address(text);
            case PHONE -> phones(text);
            case CRAFT -> name(text);
        };
    }

    private static Set<String> number(String text, int shortest) {
        String number = String.join("", Folding.number(text));
        boolean isLong = number.length() >= shortest && digits(number) >= FEWEST;
        return isLong && !isFilledIn(number) ? Set.of(number) : Set.of();
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }

    /** Such as 000001 or 12345678: what people write where they know no number. */
    private static boolean isFilledIn(String number) {
        return number.chars().distinct().count() < FEWEST || COUNTED.contains(number) || COUNTED_DOWN.contains(number);
    }

    private Set<String> address(String text) {
        String plain = SCHEME.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        String untracked =
                TRACKED.matcher(FRAGMENT.matcher(plain).replaceFirst("")).replaceAll("");
        int end = untracked.indexOf('/');
        if (end < 0) {
            return Set.of();
        }
        String path = String.join("", Folding.number(untracked.substring(end)));
        boolean isOne = path.length() >= SHORTEST_PATH && !nothing.has(LinkKind.ADVERT, path);
        return isOne ? Set.of(String.join("", Folding.number(untracked.substring(0, end))) + "/" + path) : Set.of();
    }

    private static Set<String> phones(String text) {
        Set<String> phones = new LinkedHashSet<>();
        Matcher found = PHONE.matcher(NOT_DIALLED.matcher(Folding.folded(text)).replaceAll(""));
        while (found.find()) {
            String written = found.group(1) == null ? found.group(2) : found.group(1);
            String digits = NO_DIGIT.matcher(written).replaceAll("");
            if (!isFilledIn(digits)) {
                phones.add(digits);
            }
        }
        return phones;
    }

    private Set<String> name(String text) {
        String name = String.join(" ", Folding.words(text));
        long letters = name.chars().filter(Character::isLetter).count();
        return letters < SHORTEST_NAME || nothing.has(LinkKind.CRAFT, name) ? Set.of() : Set.of(name);
    }
}
