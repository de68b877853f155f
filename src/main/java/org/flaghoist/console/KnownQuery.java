package org.flaghoist.console;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.flaghoist.index.SearchField;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/** What somebody knows of a notification and looks for (docs/jmx.md); a blank member asks for nothing. */
record KnownQuery(
        @Nullable String serial,
        @Nullable String hull,
        @Nullable String document,
        @Nullable String place,
        @Nullable String words) {

    private static final int LONGEST = 200;

    /**
     * As the search index has it.
     *
     * @throws OperationRejected where nothing is given, or something by which nothing can be found
     */
    Map<SearchField, Set<Long>> keys(SearchKeys index) {
        Map<SearchField, Set<Long>> keys = new EnumMap<>(SearchField.class);
        put(keys, SearchField.SERIAL, serial, index);
        put(keys, SearchField.HULL, hull, index);
        put(keys, SearchField.DOCUMENT, document, index);
        put(keys, SearchField.PLACE, place, index);
        put(keys, SearchField.WORDS, words, index);
        if (keys.isEmpty()) {
            throw new OperationRejected("say what you know: serial, hull, document, place or words");
        }
        return keys;
    }

    private static void put(
            Map<SearchField, Set<Long>> keys, SearchField field, @Nullable String typed, SearchKeys index) {
        String text = NotificationQuery.given(typed);
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST) {
            throw new OperationRejected(field.text() + " is too long; " + LONGEST + " characters can be looked for");
        }
        Set<Long> its = index.of(field, text);
        if (its.isEmpty()) {
            throw new OperationRejected(field.text() + " has no word of two letters or digits; give a whole one");
        }
        keys.put(field, its);
    }
}
