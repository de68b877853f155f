package org.flaghoist.mapping;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.fields.Units;
import org.flaghoist.mapping.AddedConditions.Reason;
import org.flaghoist.mapping.AddedConditions.Sentence;
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
        Map<String, BigDecimal> units = new HashMap<>();
        rows(codes.resolve("units.csv"), 2, faults).forEach(row -> units.put(row[0], new BigDecimal(row[1])));
        List<Sentence> sentences = new ArrayList<>();
        rows(codes.resolve("added-conditions.csv"), 3, faults)
                .forEach(row -> sentences.add(new Sentence(Reason.valueOf(row[0]), row[1], row[2])));
        Set<String> german = new HashSet<>();
        rows(codes.resolve("german-countries.csv"), 1, faults).forEach(row -> german.add(row[0]));
        Map<String, String> places = new HashMap<>();
        rows(codes.resolve("place-names.csv"), 2, faults).forEach(row -> places.put(row[0], row[1]));
        HubSchema schema = HubSchema.read(mappings.resolve("notification.schema.json"));
        return new CommonTables(
                new SchemaVerification(schema),
                new Units(units),
                new AddedConditions(sentences),
                german,
                new DerivedLatin(places));
    }

    private static List<String[]> rows(Path file, int cells, SetupFaults faults) {
        List<String[]> rows = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String[] row = lines.get(i).split(";", -1);
                if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                    continue;
                }
                if (row.length == cells) {
                    rows.add(row);
                } else {
                    faults.add(file, i + 1, "has " + row.length + " cells; write " + cells + " parted by ';'");
                }
            }
        } catch (IOException e) {
            faults.add(file, 0, "cannot be read: " + e + "; create it");
        }
        return rows;
    }
}
