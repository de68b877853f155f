package org.flaghoist.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.fields.FieldValues;
import org.flaghoist.format.fields.Units;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/** Reads a partner's {@code format.yaml} with all that it names. */
public final class FormatReader {

    private final Units units;
    private final SetupFaults faults;
    private final CodeTables tables;

    public FormatReader(Units units, CalledWords called, SetupFaults faults) {
        this.units = units;
        this.faults = faults;
        this.tables = new CodeTables(called, faults);
    }

    /** The format of the folder {@code mappings/<id>}, or null where faults were added. */
    public @Nullable Format read(Path folder) {
        FormatFile file = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        if (file == null || !new FormatFileCheck(folder.resolve("format.yaml"), faults).accepts(file)) {
            return null;
        }
        Map<String, CodeTable> named = new HashMap<>();
        collect(folder, file.notification(), named);
        collect(folder, file.receipt(), named);
        collect(folder, file.picture(), named);
        String self = folder.getFileName().toString();
        FieldValues values = new FieldValues(self, file, named, units);
        Syntax syntax = new SyntaxReader(folder, file, named, faults).read();
        return syntax == null ? null : new Format(file, syntax, values);
    }

    private void collect(Path folder, Fields fields, Map<String, CodeTable> named) {
        fields.byName().forEach((name, field) -> {
            String table = field.words().table();
            if (table != null && !named.containsKey(table)) {
                tables.read(folder, table, field.type() == FieldType.MARKING).ifPresent(read -> named.put(table, read));
            }
            if (field.number().unit() != null
                    && !units.factors().containsKey(field.number().unit())) {
                faults.add(
                        folder.resolve("format.yaml"),
                        0,
                        name + ": no unit '" + field.number().unit() + "' in codes/units.csv");
            }
            collect(folder, field.members(), named);
        });
    }
}
