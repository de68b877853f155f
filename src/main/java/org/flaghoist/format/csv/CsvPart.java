package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;

/**
 * One part of an entry, in the order in which the parts stand.
 *
 * @param path the members that lead to it, empty where the entry is one word
 * @param text whether it is long text, which may have line breaks
 */
record CsvPart(List<PathStep> path, boolean text) {

    /** A member and its place in the order of its siblings. */
    record PathStep(String name, int rank) {}

    static List<CsvPart> of(Field field, TextForm form) {
        List<CsvPart> parts = new ArrayList<>();
        collect(field, form, List.of(), parts);
        return List.copyOf(parts);
    }

    private static void collect(Field field, TextForm form, List<PathStep> path, List<CsvPart> parts) {
        if (field.type() == FieldType.TEXT) {
            parts.add(new CsvPart(longer(path, form.language(), 0), false));
            parts.add(new CsvPart(longer(path, form.text(), 1), true));
        } else if (field.type() == FieldType.OBJECT) {
            field.members()
                    .byName()
                    .forEach((name, member) -> collect(
                            member, form, longer(path, name, field.members().rank(name)), parts));
        } else {
            parts.add(new CsvPart(path, false));
        }
    }

    private static List<PathStep> longer(List<PathStep> path, String name, int rank) {
        List<PathStep> longer = new ArrayList<>(path);
        longer.add(new PathStep(name, rank));
        return List.copyOf(longer);
    }

    /** As format.yaml has it. */
    String name() {
        return path.stream().map(PathStep::name).collect(Collectors.joining("."));
    }

    /** Puts this part's characters into its entry, with the objects that lead there. */
    void put(String characters, LocatedObject entry) {
        LocatedObject parent = entry;
        for (PathStep step : path.subList(0, path.size() - 1)) {
            if (!(parent.get(step.name()) instanceof LocatedObject)) {
                parent.set(step.name(), new LocatedObject(parent.place().member(step.name(), step.rank())));
            }
            parent = (LocatedObject) parent.get(step.name());
        }
        PathStep last = path.get(path.size() - 1);
        Place place = parent.place().member(last.name(), last.rank());
        parent.set(last.name(), new LocatedText(characters, place));
    }

    /** This part's characters in an entry that is written, "" where it has none. */
    String in(JsonNode entry) {
        JsonNode value = entry;
        for (int i = 0; i < path.size(); i++) {
            value = value.path(path.get(i).name());
        }
        return value.asText();
    }
}
