package org.flaghoist.codes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a word may mean, in the tables that there are. */
final class Suggestions {

    private static final int MOST = 5;
    private static final String OTHER = "OTHER";

    private final Map<String, String> byMeaning = new LinkedHashMap<>();
    private final TableText table;

    private Suggestions(TableText table) {
        this.table = table;
    }

    /**
     * Of a sender's word.
     *
     * @param others the tables of other partners, by their files
     */
    static List<Suggestion> read(String word, TableText table, Map<String, TableText> others, Set<String> choices) {
        Suggestions found = new Suggestions(table);
        Spelling spelling = Spelling.of(word);
        found.alike(spelling);
        choices.stream()
                .filter(choice -> Spelling.of(choice).isNear(spelling))
                .forEach(choice -> found.add(choice, "it is spelt so"));
        others.forEach((file, other) -> other.nativeWords().stream()
                .filter(each -> Spelling.of(each).equals(spelling))
                .forEach(each -> other.read(each).ifPresent(hub -> found.add(hub, file + " has '" + each + "'"))));
        return found.of(choices);
    }

    private void alike(Spelling spelling) {
        table.nativeWords().stream()
                .filter(each -> Spelling.of(each).isNear(spelling))
                .forEach(each -> table.read(each).ifPresent(hub -> add(hub, "the table has '" + each + "'")));
    }

    /** Of a hub's word that the recipient has none for. */
    static List<Suggestion> written(String hub, TableText table, Set<String> choices) {
        Suggestions found = new Suggestions(table);
        table.nativeWords().stream()
                .filter(each -> table.read(each).filter(hub::equals).isPresent())
                .forEach(each -> found.add(each, "it is read as this"));
        Spelling spelling = Spelling.of(hub);
        choices.stream()
                .filter(each -> Spelling.of(each).isNear(spelling))
                .forEach(each -> found.add(each, "it is spelt so"));
        table.written(OTHER).ifPresent(each -> found.add(each, "it is the word for " + OTHER));
        return found.of(choices);
    }

    private void add(String meaning, String why) {
        byMeaning.putIfAbsent(meaning, why);
    }

    private List<Suggestion> of(Set<String> choices) {
        List<Suggestion> all = new ArrayList<>();
        byMeaning.forEach((meaning, why) -> {
            if (choices.contains(meaning) && all.size() < MOST) {
                all.add(new Suggestion(meaning, why));
            }
        });
        return List.copyOf(all);
    }
}
