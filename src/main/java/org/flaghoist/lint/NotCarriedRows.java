package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/** Finds rows of a partner's {@code not-carried.csv} that say nothing: of a case or a member that there is not. */
public final class NotCarriedRows {

    /** The file in the folder of a partner's samples. */
    public static final String NAME = "not-carried.csv";

    private static final String READ = "in";
    private static final List<String> WHEN = List.of(READ, "out", "alone", "back", "added");
    private static final String EACH = "*";

    private final Path file;
    private final FormatFile format;
    private final HubNames hub;
    private final SetupFaults found = new SetupFaults();

    private NotCarriedRows(Path file, FormatFile format, HubNames hub) {
        this.file = file;
        this.format = format;
        this.hub = hub;
    }

    /** Each with file and line; of a partner whose {@code format.yaml} cannot be read nothing is known. */
    public static List<String> faults(Path samples, Path mappings, Set<String> partners) {
        List<String> faults = new ArrayList<>();
        for (String partner : new TreeSet<>(partners)) {
            Path file = samples.resolve(partner).resolve(NAME);
            Path yaml = mappings.resolve(partner).resolve("format.yaml");
            if (SetupText.isThere(file) && SetupText.isThere(yaml)) {
                FormatFile format = StrictYaml.read(yaml, FormatFile.class, new SetupFaults());
                if (format != null) {
                    HubNames hub = HubNames.read(mappings.resolve("notification.schema.json"));
                    faults.addAll(new NotCarriedRows(file, format, hub).faults());
                }
            }
        }
        return faults;
    }

    private List<String> faults() {
        String text = SetupText.read(file, found);
        if (text != null) {
            TableRows.rows(text.lines().toList()).forEach(this::check);
        }
        return found.all();
    }

    private void check(TableRow row) {
        String when = row.cell(0);
        if (row.cells().size() < 2) {
            report(row, row.key(), "has no member; write when;member;reason");
        } else if (!WHEN.contains(when)) {
            String meant = MeantName.of(when, WHEN);
            report(
                    row,
                    row.key(),
                    "is no case; "
                            + (meant == null
                                    ? "write one of " + String.join(", ", WHEN)
                                    : "did you mean '" + meant + "'?"));
        } else if (!isThere(when, row.cell(1))) {
            String form = when.equals(READ) ? "format.yaml has no such field" : "the hub's form has no such member";
            report(
                    row,
                    row.cell(1).isBlank() ? "row" : row.cell(1),
                    form + ", so the row says nothing; write its path, such as "
                            + (when.equals(READ) ? "/<field>/*/<field>" : "/persons/*/name") + ", or remove the row");
        } else if (row.cells().size() < 3 || row.cell(2).isBlank()) {
            report(row, row.cell(1), "has no reason; write why the form does not carry it");
        }
    }

    private boolean isThere(String when, String member) {
        List<String> path = List.of(member.split("/"));
        if (path.size() < 2 || !path.get(0).isEmpty()) {
            return false;
        }
        List<String> names =
                path.stream().skip(1).filter(name -> !name.equals(EACH)).toList();
        return when.equals(READ) ? isField(names) : hub.has(String.join(".", names));
    }

    private boolean isField(List<String> names) {
        Fields fields = format.notification();
        for (int i = 0; i < names.size(); i++) {
            @Nullable Field field = fields.get(names.get(i));
            if (field == null) {
                return false;
            }
            boolean isPart =
                    i == names.size() - 2 && field.members().isEmpty() && MovedMembers.PARTS.contains(names.get(i + 1));
            if (isPart) {
                return true;
            }
            fields = field.members();
        }
        return true;
    }

    private void report(TableRow row, String key, String message) {
        found.add(file, row.line(), key, message);
    }
}
