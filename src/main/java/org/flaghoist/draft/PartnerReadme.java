package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.lint.ReadmeTable;
import org.flaghoist.lint.ReadmeTable.FieldRow;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFault;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table of fields in a partner's {@code README.md}, and what it says of the form besides, again of
 * {@code format.yaml}, the mappings and the tables as they are now. What a person has written stays.
 */
public final class PartnerReadme {

    /** The lines between which stands what is said of the form besides the table. */
    public static final String PLACE = MadeBlock.BEGIN + "\n" + MadeBlock.END;

    private final Path file;
    private final List<String> lines;
    private final @Nullable ReadmeTable table;
    private final FormatFile format;
    private final FieldMeanings meanings;
    private final MadeSections sections;

    private PartnerReadme(Path file, MadeSections sections) {
        this.file = file;
        this.sections = sections;
        this.lines = SetupText.isThere(file) ? SetupText.needed(file).lines().toList() : List.of();
        this.table = ReadmeTable.of(lines);
        this.format = sections.format();
        this.meanings = sections.meanings();
    }

    /** @throws SetupException where {@code format.yaml} cannot be read */
    public static PartnerReadme read(Path mappings, String partner) throws IOException {
        Path folder = mappings.resolve(partner);
        SetupFaults faults = new SetupFaults();
        FormatFile read = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        faults.throwIfAny();
        FormatFile format = Objects.requireNonNull(read);
        FieldMeanings meanings = FieldMeanings.of(mappings, partner, format);
        return new PartnerReadme(folder.resolve("README.md"), new MadeSections(mappings, partner, format, meanings));
    }

    /** Where what is made is older than what it is made of, each with file, line and key. */
    public static List<String> old(Path mappings, Set<String> partners) throws IOException {
        List<String> old = new ArrayList<>();
        for (String partner : new TreeSet<>(partners)) {
            // What is wrong with the file as a whole is said where its table is looked at.
            String text = SetupText.orNone(mappings.resolve(partner).resolve("README.md"));
            if (text.contains(MadeBlock.BEGIN) || text.contains(MadeBlock.END)) {
                old.addAll(read(mappings, partner).old());
            }
        }
        return old;
    }

    private List<String> old() {
        try {
            MadeBlock block = MadeBlock.of(file, lines);
            return block == null || block.filled(lines, sections.text()).equals(lines)
                    ? List.of()
                    : List.of(SetupFault.at(
                            file,
                            block.begin() + 1,
                            MadeBlock.KEY,
                            "is not what format.yaml, the mappings and the tables give now; make it again: flaghoist"
                                    + " readme " + sections.partner() + " --write"));
        } catch (SetupException e) {
            return e.faults();
        }
    }

    private record Kept(Map<String, FieldRow> rows) implements FieldRows.KeptCells {

        @Override
        public String required(String path, String made) {
            FieldRow row = rows.get(path);
            // Where it is required beside others, people say so in their words.
            return row == null || Set.of("", "yes", "no").contains(row.required()) ? made : row.required();
        }

        @Override
        public String meaning(String path, String made) {
            FieldRow row = rows.get(path);
            String now = row == null ? "" : row.meaning();
            boolean isKnown = !made.startsWith(LookMarks.MARK) && !made.equals(FieldRows.OBJECT);
            return !isSaid(now) || (isKnown && ReadmeTable.isMade(now)) ? made : now;
        }
    }

    private static boolean isSaid(String meaning) {
        return !meaning.isEmpty() && !meaning.startsWith(LookMarks.MARK) && !meaning.equals(FieldRows.OBJECT);
    }

    /** The table, with its head, and what is said of the form besides. */
    public String text() {
        return table() + sections.text();
    }

    private String table() {
        StringBuilder text = new StringBuilder(FieldRows.HEAD);
        new FieldRows(meanings, new Kept(table == null ? Map.of() : table.rows())).add(text, format.notification());
        return text.toString();
    }

    /** Whether the file has a place for what is said of the form besides the table. */
    public boolean hasPlace() {
        return MadeBlock.of(file, lines) != null;
    }

    private List<String> withMade(List<String> all) {
        MadeBlock block = MadeBlock.of(file, all);
        return block == null ? all : block.filled(all, sections.text());
    }

    /**
     * Writes both in the place of those that are there.
     *
     * @return what the table said of what is no field any more
     * @throws SetupException where there is none
     */
    public List<String> write() throws IOException {
        if (table == null) {
            throw SetupException.ofWhole(
                    file,
                    "has no table of fields; write this line where it is to stand, and give the command again: "
                            + ReadmeTable.HEAD);
        }
        List<String> written = new ArrayList<>(lines.subList(0, table.head()));
        written.addAll(table().lines().toList());
        written.addAll(lines.subList(table.end(), lines.size()));
        Files.writeString(file, String.join("\n", withMade(written)) + "\n");
        Set<String> fields = format.notification().byPath().keySet();
        return table.rows().entrySet().stream()
                .filter(row ->
                        !fields.contains(row.getKey()) && isSaid(row.getValue().meaning()))
                .map(row -> row.getKey() + ": " + row.getValue().meaning())
                .toList();
    }
}
