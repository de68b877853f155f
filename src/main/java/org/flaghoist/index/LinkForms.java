package org.flaghoist.index;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Texts in the forms by which notifications are linked; none of what is too common, or too short, to mean anything. */
final class LinkForms {

    /** Bumped where the forms change: the index is then made anew. */
    static final int VERSION = 2;

    private static final int SHORTEST_SERIAL = 5;
    private static final int SHORTEST_DOCUMENT = 6;
    private static final int SHORTEST_PATH = 3;
    private static final int SHORTEST_NAME = 4;

    private final LinkStopList nothing = LinkStopList.read();

    /** Several where a text has several. */
    Set<String> of(LinkKind kind, String text) {
        return switch (kind) {
            case SERIAL, HULL -> number(text, SHORTEST_SERIAL);
            case DOCUMENT -> number(text, SHORTEST_DOCUMENT);
            case ADVERT -> address(text);
            case PHONE -> PhoneNumbers.in(text);
            case CRAFT -> name(text);
        };
    }

    private static Set<String> number(String text, int shortest) {
        String number = String.join("", Folding.number(text));
        return number.length() >= shortest && !FilledIn.isNumber(number) ? Set.of(number) : Set.of();
    }

    private Set<String> address(String text) {
        AdvertAddress address = AdvertAddress.of(text);
        boolean isOne = address.host().contains(".")
                && address.path().length() >= SHORTEST_PATH
                && !nothing.has(LinkKind.ADVERT, address.path());
        return isOne ? Set.of(address.host() + "/" + address.path()) : Set.of();
    }

    private Set<String> name(String text) {
        List<String> words = nameWords(text);
        String name = String.join(" ", words);
        int[] letters = name.chars().filter(Character::isLetter).toArray();
        boolean isOne = letters.length >= SHORTEST_NAME
                && Arrays.stream(letters).distinct().count() > 1
                && !nothing.hasAll(LinkKind.CRAFT, words);
        return isOne ? Set.of(name) : Set.of();
    }

    /** Without what says what kind of vessel it is, as in M/V. */
    private static List<String> nameWords(String text) {
        Stream<String> all = Folding.allWords(text);
        return all.dropWhile(word -> word.length() == 1 && Character.isLetter(word.charAt(0)))
                .toList();
    }
}
