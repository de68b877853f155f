package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.text.Characters;

/**
 * A column as format.yaml declares it.
 *
 * @param rank its place in the partner's order, from 0
 * @param parts of its entries; empty where the cell is one value
 * @param list whether it may hold several entries
 * @param lines whether line breaks may stand in its cells
 * @param personal whether any of it is a person's
 * @param sparse whether it is left out where no row has a value
 */
record CsvColumn(
        String name, int rank, List<CsvPart> parts, boolean list, boolean lines, boolean personal, boolean sparse) {

    static List<CsvColumn> of(Fields fields, TextForm text) {
        List<CsvColumn> columns = new ArrayList<>();
        fields.byName().forEach((name, field) -> columns.add(of(name, columns.size(), field, text)));
        return List.copyOf(columns);
    }

    private static CsvColumn of(String name, int rank, Field field, TextForm text) {
        boolean single = !field.list() && field.type() != FieldType.OBJECT && field.type() != FieldType.TEXT;
        List<CsvPart> parts = single ? List.of() : CsvPart.of(field, text);
        boolean lines = parts.stream().anyMatch(CsvPart::text);
        return new CsvColumn(
                name,
                rank,
                parts,
                field.list(),
                lines,
                isPersonal(field),
                field.presence().sparse());
    }

    private static boolean isPersonal(Field field) {
        return field.personal() || field.members().byName().values().stream().anyMatch(CsvColumn::isPersonal);
    }

    /** The names that lead to the first part of a written cell that is meant; of one value, the column alone. */
    List<String> pathOf(JsonNode cell, Predicate<String> isMeant) {
        List<String> path = new ArrayList<>(List.of(name));
        for (JsonNode entry : list ? cell : List.of(cell)) {
            for (CsvPart part : parts) {
                if (isMeant.test(part.in(entry))) {
                    part.path().forEach(step -> path.add(step.name()));
                    return path;
                }
            }
        }
        return path;
    }

    boolean isForbidden(int character) {
        boolean lineBreak = character == '\n' || character == '\r';
        boolean mark = character == 0x200E || character == 0x200F;
        return mark || (lineBreak && !lines) || Characters.isForbidden(character);
    }
}
