package org.flaghoist.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flaghoist.notification.NotificationType;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of the policy file asks about a notification. All that are given must hold; of a list, one of its words
 * must be there. What a notification does not say does not hold. Null is not asked.
 *
 * @param types of the notification
 * @param levels of handling
 * @param codes of handling
 * @param sources grades of the source, A to X
 * @param information grades of the information, 1 to 4
 * @param countries of the event's place, ISO 3166-1 alpha-2
 * @param area in which the event's position lies
 * @param has members of the notification, as {@code engines}
 * @param vessels kinds
 * @param items kinds
 * @param olderThanDays how long before the notification was written the event began, at least
 */
record RuleConditions(
        @Nullable Set<NotificationType> types,
        @Nullable Set<Level> levels,
        @Nullable Set<HandlingCode> codes,
        @Nullable List<TextWithLine> sources,
        @Nullable List<TextWithLine> information,
        @Nullable List<TextWithLine> countries,
        @Nullable Area area,
        @Nullable List<TextWithLine> has,
        @Nullable List<TextWithLine> vessels,
        @Nullable List<TextWithLine> items,
        @Nullable Integer olderThanDays) {

    /** Whether all hold. */
    boolean hold(Question question) {
        JsonNode notification = question.notification();
        return any(types, question.type()::equals)
                && any(levels, question.level()::equals)
                && any(codes, code -> question.hasCode(code.name()))
                && isAt("/grading/source", sources, notification)
                && isAt("/grading/information", information, notification)
                && isAt("/event/place/country", countries, notification)
                && (area == null || area.contains(notification.at("/event/place")))
                && anyText(has, notification::has)
                && anyText(vessels, kind -> hasKind(notification.path("vessels"), kind))
                && anyText(items, kind -> hasKind(notification.path("items"), kind))
                && (olderThanDays == null || isOlder(notification, Duration.ofDays(olderThanDays)));
    }

    private static <T> boolean any(@Nullable Collection<T> wanted, Predicate<T> isThere) {
        return wanted == null || wanted.stream().anyMatch(isThere);
    }

    private static boolean anyText(@Nullable List<TextWithLine> wanted, Predicate<String> isThere) {
        return any(wanted, word -> isThere.test(word.text()));
    }

    private static boolean isAt(String pointer, @Nullable List<TextWithLine> wanted, JsonNode notification) {
        return anyText(wanted, word -> word.equals(notification.at(pointer).asText()));
    }

    private static boolean hasKind(JsonNode things, String kind) {
        return StreamSupport.stream(things.spliterator(), false)
                .anyMatch(thing -> thing.path("kind").asText().equals(kind));
    }

    private static boolean isOlder(JsonNode notification, Duration age) {
        String from = notification.at("/event/from").asText();
        return !from.isEmpty()
                && Duration.between(
                                        Instant.parse(from),
                                        Instant.parse(
                                                notification.path("createdAt").asText()))
                                .compareTo(age)
                        >= 0;
    }

    /** What these ask about, as JSON Pointers into the notification. */
    Stream<String> pointers() {
        return Stream.of(
                        asked(types, "/type"),
                        asked(levels, "/handling/level"),
                        asked(codes, "/handling/codes"),
                        asked(sources, "/grading"),
                        asked(information, "/grading"),
                        asked(countries, "/event"),
                        asked(area, "/event"),
                        asked(vessels, "/vessels"),
                        asked(items, "/items"),
                        asked(olderThanDays, "/event"),
                        has == null ? Stream.<String>empty() : has.stream().map(member -> "/" + member.text()))
                .flatMap(pointers -> pointers);
    }

    private static Stream<String> asked(@Nullable Object condition, String pointer) {
        return condition == null ? Stream.empty() : Stream.of(pointer);
    }

    /** The words of each list that is given, by its key. */
    Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        put(words, "types", names(types));
        put(words, "levels", names(levels));
        put(words, "codes", names(codes));
        put(words, "sources", texts(sources));
        put(words, "information", texts(information));
        put(words, "countries", texts(countries));
        put(words, "has", texts(has));
        put(words, "vessels", texts(vessels));
        put(words, "items", texts(items));
        return words;
    }

    private static void put(Map<String, List<String>> words, String key, @Nullable List<String> some) {
        if (some != null) {
            words.put(key, some);
        }
    }

    private static @Nullable List<String> names(@Nullable Collection<? extends Enum<?>> words) {
        return words == null ? null : words.stream().map(Enum::name).toList();
    }

    /** The keys of lists without a word: nothing would fit them. */
    Stream<String> empty() {
        return Stream.of(
                        empty(types, "types"),
                        empty(levels, "levels"),
                        empty(codes, "codes"),
                        empty(sources, "sources"),
                        empty(information, "information"),
                        empty(countries, "countries"),
                        empty(has, "has"),
                        empty(vessels, "vessels"),
                        empty(items, "items"))
                .flatMap(keys -> keys);
    }

    private static Stream<String> empty(@Nullable Collection<?> words, String key) {
        return words != null && words.isEmpty() ? Stream.of(key) : Stream.empty();
    }

    /** Whether these hold whenever others do, as far as can be seen without a notification. */
    boolean areWiderThan(RuleConditions others) {
        return isWider(types, others.types)
                && isWider(levels, others.levels)
                && isWider(codes, others.codes)
                && isWider(texts(sources), texts(others.sources))
                && isWider(texts(information), texts(others.information))
                && isWider(texts(countries), texts(others.countries))
                && (area == null || area.equals(others.area))
                && isWider(texts(has), texts(others.has))
                && isWider(texts(vessels), texts(others.vessels))
                && isWider(texts(items), texts(others.items))
                && (olderThanDays == null || (others.olderThanDays != null && olderThanDays <= others.olderThanDays));
    }

    private static <T> boolean isWider(@Nullable Collection<T> some, @Nullable Collection<T> others) {
        return some == null || (others != null && some.containsAll(others));
    }

    private static @Nullable List<String> texts(@Nullable List<TextWithLine> words) {
        return words == null ? null : words.stream().map(TextWithLine::text).toList();
    }
}
