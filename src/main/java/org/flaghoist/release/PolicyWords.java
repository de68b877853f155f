package org.flaghoist.release;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.format.CodeTables;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.SetupFaults;

/**
 * What a policy file may name: paths and words of the hub's form, and countries.
 *
 * @param schema knows what paths there are, and what may go out after a redaction
 * @param countries of {@code codes/country.csv}, by which partners' countries are read
 */
public record PolicyWords(HubSchema schema, Set<String> countries) {

    /**
     * @param mappings the folder of all
     * @throws org.flaghoist.notification.SetupException where the schema cannot be read
     */
    public static PolicyWords read(Path mappings) {
        HubSchema schema = HubSchema.read(mappings.resolve("notification.schema.json"));
        // Its faults are those of the partners that use it.
        Set<String> countries = CodeTables.rows(mappings.resolve("codes/country.csv"), new SetupFaults()).stream()
                .map(row -> row.cell(1))
                .collect(Collectors.toUnmodifiableSet());
        return new PolicyWords(schema, countries);
    }

    /** Of a folder without that table any two letters may be one. */
    boolean isCountry(String code) {
        return countries.isEmpty() ? code.matches("[A-Z]{2}") : countries.contains(code);
    }
}
