package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.fields.FieldValues;
import org.flaghoist.format.fields.Units;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Reads a partner's {@code format.yaml} with all that it names. */
public final class FormatReader {

    private final Units units;
    private final SetupFaults faults;
    private final CodeTables tables;

    public FormatReader(Units units, CalledWords called, SetupFaults faults) {
        this(units, new CodeTables(called, faults), faults);
    }

    public FormatReader(Units units, CodeTables tables, SetupFaults faults) {
        this.units = units;
        this.faults = faults;
        this.tables = tables;
    }

    /** The format of the folder {@code mappings/<id>}, or null where faults were added. */
    public @Nullable Format read(Path folder) {
        FormatFile file = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        if (file == null) {
            return null;
        }
        boolean isWhole = new FormatFileCheck(folder.resolve("format.yaml"), faults).accepts(file);
        Map<String, CodeTable> named = new HashMap<>();
        ConditionsCheck conditions =
                new ConditionsCheck(folder, named, (at, key, message) -> wrong(folder, at, key, message));
        if (file.notification() != null) {
            JsonPointer at = JsonPointer.valueOf("/notification");
            collect(folder, at, file.notification(), named);
            conditions.check(at, file.notification());
        }
        if (file.receipt() != null) {
            collect(folder, JsonPointer.valueOf("/receipt"), file.receipt(), named);
        }
        collect(folder, JsonPointer.valueOf("/picture"), file.picture(), named);
        if (!isWhole) {
            return null;
        }
        String self = folder.getFileName().toString();
        FieldValues values = new FieldValues(self, file, named, units);
        Syntax syntax = new SyntaxReader(folder, file, named, faults).read();
        return syntax == null ? null : new Format(file, syntax, values);
    }

    private void collect(Path folder, JsonPointer at, Fields fields, Map<String, CodeTable> named) {
        fields.byName().forEach((name, field) -> {
            String table = field.words().table();
            JsonPointer own = at.appendProperty(name);
            if (table != null && !CodeTables.isThere(folder, table)) {
                wrong(folder, own, "table", noTable(folder, table));
            } else if (table != null && !named.containsKey(table)) {
                tables.read(folder, table, field.type() == FieldType.MARKING).ifPresent(read -> named.put(table, read));
            }
            if (table != null && field.type() == FieldType.GRADING) {
                GradingTable.read(folder.resolve(table + ".csv"), field, faults);
            }
            String unit = field.number().unit();
            if (unit != null && !units.factors().containsKey(unit)) {
                wrong(folder, own, "unit", "no unit '" + unit + "' in codes/units.csv; write one of " + sorted(units));
            }
            collect(folder, own.appendProperty("members"), field.members(), named);
        });
    }

    private static String noTable(Path folder, String table) {
        String name = table + ".csv";
        return "there is no code table " + folder.resolve(name) + ", nor "
                + folder.resolveSibling("codes").resolve(name) + "; correct the name, or create the first";
    }

    private static Set<String> sorted(Units units) {
        return new TreeSet<>(units.factors().keySet());
    }

    private void wrong(Path folder, JsonPointer field, String key, String message) {
        Path yaml = folder.resolve("format.yaml");
        String path = field.appendProperty(key).toString().substring(1).replace('/', '.');
        faults.add(yaml, YamlLines.near(yaml, field, key), path, message);
    }
}
