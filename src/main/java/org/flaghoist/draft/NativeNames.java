package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/**
 * What a new partner calls the fields and tables of the one that it is like: the list that {@link NamesList} makes,
 * which people fill in. What has no new name keeps the old one.
 *
 * @param fields by the other's name, without {@code @}; what keeps its name has that
 * @param tables by the other's name
 */
record NativeNames(Map<String, String> fields, Map<String, String> tables) {

    static final NativeNames AS_THEY_ARE = new NativeNames(Map.of(), Map.of());

    /** A name of a table, which is that of a file, and one that XML may have. */
    static final String NAME = "[\\p{L}\\p{N}_-]+";

    /** What may stand before and behind a whole name, of which others may be parts. */
    static final String BEGIN = "(?<![\\p{L}\\p{N}_#-])(?<![\\p{L}\\p{N})] )";

    static final String END = "(?![\\p{L}\\p{N}_-]| +[^#\\s])";

    static final String FIELD = "field";
    static final String TABLE = "table";

    /** With and without what it means, which is for people. */
    static final List<String> ROWS = List.of("kind;name;what it means;new name", "kind;name;new name");

    private static final Pattern FIELD_NAME = Pattern.compile("[\\p{L}\\p{N}_-]+(?: *[\\p{L}\\p{N}_()%-]+)*");
    private static final Pattern OTHER_SIGN = Pattern.compile("(?m)^(?!#)[^;\n]*?([\t,])[^;\n]*$");

    /** For each row that is none a fault is added. */
    static NativeNames read(Path file, SetupFaults faults) {
        NativeNames names = new NativeNames(new LinkedHashMap<>(), new LinkedHashMap<>());
        refuseOtherSigns(file);
        for (TableRow row : new TableRows(file, faults).of(ROWS.toArray(String[]::new))) {
            String kind = row.cell(0);
            String name = row.cell(row.cells().size() - 1).strip();
            if (!List.of(FIELD, TABLE).contains(kind)) {
                faults.add(file, row.line(), kind, "is no kind of name; write '" + FIELD + "' or '" + TABLE + "'");
            } else {
                refuseOtherCharacters(file, row, name, faults);
                Map<String, String> all = kind.equals(FIELD) ? names.fields() : names.tables();
                if (all.put(row.cell(1), name.isEmpty() ? row.cell(1) : name) != null) {
                    faults.add(file, row.line(), row.cell(1), "has two lines; remove one");
                }
            }
        }
        return names;
    }

    private static void refuseOtherCharacters(Path file, TableRow row, String name, SetupFaults faults) {
        if (row.cell(0).equals(TABLE) && !name.isEmpty() && !name.matches(NAME)) {
            faults.add(
                    file,
                    row.line(),
                    name,
                    "is no name of a table, which is that of its file; write letters, digits, _ and - alone");
        } else if (row.cell(0).equals(FIELD)
                && !name.isEmpty()
                && !FIELD_NAME.matcher(name).matches()) {
            faults.add(
                    file,
                    row.line(),
                    name,
                    "has other signs than letters, digits, blanks, _ - ( ) and %; write it without them");
        }
    }

    // A spreadsheet may have saved it so; else each line would be said to be none.
    private static void refuseOtherSigns(Path file) {
        // What is no UTF-8 is reported where the rows are read.
        Matcher other = OTHER_SIGN.matcher(SetupText.orNone(file));
        if (other.find()) {
            throw SetupException.ofWhole(
                    file,
                    "has " + (other.group(1).equals(",") ? "commas" : "tabs")
                            + " between the cells; save it with ';' between them, as it was written");
        }
    }

    /** Without the sign of an attribute; nothing for an element's own text. */
    static String plain(String name) {
        return name.startsWith("#") ? "" : name.startsWith("@") ? name.substring(1) : name;
    }

    boolean isEmpty() {
        return Stream.of(fields, tables)
                .flatMap(all -> all.entrySet().stream())
                .allMatch(name -> name.getKey().equals(name.getValue()));
    }

    /** What finds a name of a field, the longest first, as some stand within others; nothing where there is none. */
    String anyField() {
        return fields.isEmpty()
                ? "(?!)"
                : fields.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
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
