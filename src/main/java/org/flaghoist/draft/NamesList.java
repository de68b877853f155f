package org.flaghoist.draft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.mapping.FieldMeanings;

/**
 * Makes the list of another partner's fields and tables in which people write the new one's names: each with where it
 * stands, and which member of the hub's form it is.
 */
record NamesList(LikedPartner like, FieldMeanings meanings) {

    private static final String MEANT = " = ";

    String text(String id) {
        StringBuilder text = new StringBuilder("# What " + like.id() + " calls its fields and tables: write what " + id
                + " calls them behind the last ';' of each line.\n# What is left empty keeps its name.\n# "
                + NativeNames.ROWS.get(0) + "\n");
        fields().forEach((name, places) -> {
            if (!name.isEmpty()) {
                add(text, NativeNames.FIELD, name, places);
            }
        });
        Map<String, Set<String>> fields = fieldsByTable();
        like.tables()
                .forEach((name, mappings) -> add(text, NativeNames.TABLE, name, fields.getOrDefault(name, mappings)));
        return text.toString();
    }

    /** All that may have a new name. */
    Set<String> fieldNames() {
        return fields().keySet();
    }

    private static void add(StringBuilder text, String kind, String name, Set<String> places) {
        String all = String.join(", ", places).replace(';', ',');
        text.append(String.join(";", kind, name, all, "")).append('\n');
    }

    private Map<String, Set<String>> fields() {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        collect("", like.format().notification(), path -> meant(path, meanings.ofNotification(path)), places);
        collect("", like.format().receipt(), path -> "receipt: " + meant(path, meanings.ofReceipt(path)), places);
        collect("", like.format().picture(), path -> "picture: " + path, places);
        addParts(places);
        return places;
    }

    private static String meant(String path, FieldMeanings.Meaning meaning) {
        return path + (meaning.members().isEmpty() ? "" : MEANT + String.join(" or ", meaning.members()));
    }

    private void collect(String above, Fields fields, Function<String, String> meant, Map<String, Set<String>> places) {
        fields.byName().forEach((name, field) -> {
            String path = above + name;
            add(places, NativeNames.plain(name), meant.apply(path));
            if (!isCsv()) {
                collect(path + ".", field.members(), meant, places);
            }
        });
    }

    private Map<String, Set<String>> fieldsByTable() {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        Stream.of(
                        like.format().notification(),
                        like.format().receipt(),
                        like.format().picture())
                .forEach(part -> part.byPath().forEach((path, field) -> {
                    String table = field.words().table();
                    if (table != null) {
                        add(places, table, path);
                    }
                }));
        return places;
    }

    private static void add(Map<String, Set<String>> places, String name, String place) {
        places.computeIfAbsent(name, each -> new LinkedHashSet<>()).add(place);
    }

    // There only columns have names; the parts of a cell have the hub's, by which the mappings move them.
    private boolean isCsv() {
        return like.format().syntax().kind() == SyntaxKind.CSV;
    }

    private void addParts(Map<String, Set<String>> places) {
        if (!isCsv()) {
            add(places, NativeNames.plain(like.format().text().language()), "language of a text");
            add(places, NativeNames.plain(like.format().text().text()), "characters of a text");
        }
        TimeForm.Fold fold = like.format().times().fold();
        if (fold != null && fold.flag() != null) {
            add(places, NativeNames.plain(fold.flag()), "summer or winter time");
        }
        XmlForm xml = like.format().syntax().xml();
        if (xml != null) {
            add(places, xml.root(), "root of a notification");
            add(places, xml.receipt(), "root of a receipt");
            if (xml.picture() != null) {
                add(places, xml.picture(), "root of a monthly picture");
            }
        }
    }
}
