package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.notification.SetupFaults;

/**
 * What a new partner calls the fields and tables of the one that it is like: a list {@code kind;name;new name}, which
 * people fill in. What has no new name keeps the old one.
 *
 * @param fields by the other's name, without {@code @}
 * @param tables by the other's name
 */
record NativeNames(Map<String, String> fields, Map<String, String> tables) {

    static final NativeNames AS_THEY_ARE = new NativeNames(Map.of(), Map.of());

    /** A name that can be found in files of any kind. */
    static final String NAME = "[\\p{L}\\p{N}_-]+";

    private static final String FIELD = "field";
    private static final String TABLE = "table";
    private static final String ROW = "kind;name;new name";

    /** For each row that is none a fault is added. */
    static NativeNames read(Path file, SetupFaults faults) {
        NativeNames names = new NativeNames(new LinkedHashMap<>(), new LinkedHashMap<>());
        Set<String> given = new TreeSet<>();
        for (TableRow row : new TableRows(file, faults).of(ROW)) {
            String kind = row.cell(0);
            String name = row.cell(2).strip();
            if (!List.of(FIELD, TABLE).contains(kind)) {
                faults.add(file, row.line(), kind + ": is no kind of name; write '" + FIELD + "' or '" + TABLE + "'");
            } else if (!name.isEmpty()) {
                if (kind.equals(TABLE) && !given.add(name)) {
                    faults.add(file, row.line(), name + ": is the name of two tables; write another one");
                }
                (kind.equals(FIELD) ? names.fields() : names.tables()).put(row.cell(1), name);
            }
        }
        return names;
    }

    /** The list to fill in. */
    static String list(String id, LikedPartner like) {
        StringBuilder text = new StringBuilder("# What " + like.id() + " calls its fields and tables: write what " + id
                + " calls them behind the last ';'.\n# What is left empty keeps its name.\n");
        Set<String> fields = new LinkedHashSet<>();
        collect(like.format().notification(), fields);
        collect(like.format().receipt(), fields);
        collect(like.format().picture(), fields);
        fields.addAll(partsOf(like));
        fields.stream().filter(name -> name.matches(NAME)).forEach(name -> add(text, FIELD, name));
        like.words().keySet().forEach(name -> add(text, TABLE, name));
        return text.toString();
    }

    private static void add(StringBuilder text, String kind, String name) {
        text.append(kind).append(';').append(name).append(";\n");
    }

    private static void collect(Fields fields, Set<String> names) {
        fields.byName().forEach((name, field) -> {
            names.add(plain(name));
            collect(field.members(), names);
        });
    }

    private static List<String> partsOf(LikedPartner like) {
        List<String> names = new ArrayList<>();
        names.add(plain(like.format().text().language()));
        names.add(plain(like.format().text().text()));
        if (like.format().times().fold() != null) {
            String flag = like.format().times().fold().flag();
            names.add(flag == null ? "" : plain(flag));
        }
        XmlForm xml = like.format().syntax().xml();
        if (xml != null) {
            names.addAll(List.of(xml.root(), xml.receipt(), xml.picture() == null ? "" : xml.picture()));
        }
        return names;
    }

    /** Without the sign of an attribute; nothing for an element's own text. */
    private static String plain(String name) {
        return name.startsWith("#") ? "" : name.startsWith("@") ? name.substring(1) : name;
    }

    boolean isEmpty() {
        return fields.isEmpty() && tables.isEmpty();
    }

    /** The new name of a field, with the sign that the old one has. */
    String field(String name) {
        String plain = plain(name);
        return name.replace(plain, fields.getOrDefault(plain, plain));
    }

    String table(String name) {
        return tables.getOrDefault(name, name);
    }
}
