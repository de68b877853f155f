package org.flaghoist.mapping;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.SetupFaults;

/** What all mappings share: the hub's schema and the tables of {@code codes/}. */
record CommonTables(
        SchemaVerification schemaVerification,
        Units units,
        AddedConditions conditions,
        Set<String> germanCountries,
        LatinForms latinForms) {

    static CommonTables read(Path mappings, SetupFaults faults) {
        Path codes = mappings.resolve("codes");
        Set<String> german = new HashSet<>();
        new TableRows(codes.resolve("german-countries.csv"), faults)
                .of("country")
                .forEach(row -> german.add(row.cell(0)));
        Map<String, String> places = new HashMap<>();
        new TableRows(codes.resolve("place-names.csv"), faults)
                .of("name;latin")
                .forEach(row -> places.put(row.cell(0), row.cell(1)));
        HubSchema schema = HubSchema.read(mappings.resolve("notification.schema.json"));
        return new CommonTables(
                new SchemaVerification(schema),
                new Units(units(codes.resolve("units.csv"), faults)),
                new ConditionTexts(faults).forAll(codes.resolve("added-conditions.csv")),
                german,
                new DerivedLatin(places));
    }

    private static Map<String, BigDecimal> units(Path file, SetupFaults faults) {
        Map<String, BigDecimal> units = new HashMap<>();
        for (TableRows.TableRow row : new TableRows(file, faults).of("unit;factor")) {
            try {
                units.put(row.cell(0), new BigDecimal(row.cell(1)));
            } catch (NumberFormatException e) {
                faults.add(
                        file,
                        row.line(),
                        row.key(),
                        "'" + row.cell(1) + "' is no number; write how much of the hub's unit it is");
            }
        }
        return units;
    }
}
