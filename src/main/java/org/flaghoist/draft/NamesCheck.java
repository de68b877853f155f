package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;

/** Finds new names that the form cannot have as they would stand there: one of two would be lost. */
final class NamesCheck {

    private static final String XML_NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";

    private final Path list;
    private final LikedPartner like;
    private final NativeNames names;
    private final SetupFaults faults;
    private final Set<String> said = new LinkedHashSet<>();

    NamesCheck(Path list, LikedPartner like, NativeNames names, SetupFaults faults) {
        this.list = list;
        this.like = like;
        this.names = names;
        this.faults = faults;
    }

    void check() throws IOException {
        checkKnown();
        checkTables();
        checkSiblings(like.format().notification());
        checkSiblings(like.format().receipt());
        checkSiblings(like.format().picture());
        checkParts();
        if (kind() == SyntaxKind.XML) {
            names.fields().forEach(this::checkXml);
        }
        RecordLayout layout = like.format().syntax().records();
        if (layout != null) {
            Stream.of(
                            like.format().notification(),
                            like.format().receipt(),
                            like.format().picture())
                    .forEach(new RecordNames(layout, names, this::wrongField)::check);
        }
    }

    // A name that the other does not have would be replaced nowhere.
    private void checkKnown() {
        Set<String> fields = new NamesList(like, FieldMeanings.none()).fieldNames();
        names.fields().forEach((old, name) -> {
            if (!name.equals(old) && !fields.contains(old)) {
                wrong(
                        NativeNames.FIELD,
                        Set.of(old),
                        old,
                        "is no field of " + like.id()
                                + ", nor a part of one, that has a name to give; correct it, or remove the line");
            }
        });
        names.tables().forEach((old, name) -> {
            if (!name.equals(old) && !Files.exists(like.folder().resolve(old + ".csv"))) {
                wrong(
                        NativeNames.TABLE,
                        Set.of(old),
                        old,
                        "is no table of " + like.id() + "; correct the name, or remove the line");
            }
        });
    }

    private SyntaxKind kind() {
        return like.format().syntax().kind();
    }

    private void checkTables() throws IOException {
        Map<String, String> byFile = new LinkedHashMap<>();
        for (String old : like.allTables()) {
            String name = names.table(old);
            // Some file systems make no difference.
            String other = byFile.putIfAbsent(name.toLowerCase(Locale.ROOT), old);
            Path common = like.folder().resolveSibling("codes").resolve(name + ".csv");
            if (other != null) {
                wrong(NativeNames.TABLE, Set.of(old, other), name, "is the name of two tables; write another one");
            } else if (!name.equals(old) && name.matches(NativeNames.NAME) && Files.exists(common)) {
                wrong(
                        NativeNames.TABLE,
                        Set.of(old),
                        name,
                        "is the name of a table that all partners share, " + common + "; write another one");
            }
        }
    }

    private void checkSiblings(Fields fields) {
        checkDifferent(fields.byName().keySet());
        if (kind() != SyntaxKind.CSV) {
            fields.byName().values().forEach(field -> checkSiblings(field.members()));
        }
    }

    private void checkParts() {
        if (kind() != SyntaxKind.CSV) {
            checkDifferent(List.of(
                    like.format().text().language(), like.format().text().text()));
        }
        TimeForm.Fold fold = like.format().times().fold();
        if (fold != null && fold.value() != null && fold.flag() != null) {
            checkDifferent(List.of(fold.value(), fold.flag()));
        }
        XmlForm xml = like.format().syntax().xml();
        if (xml != null) {
            checkDifferent(
                    xml.picture() == null
                            ? List.of(xml.root(), xml.receipt())
                            : List.of(xml.root(), xml.receipt(), xml.picture()));
        }
    }

    private void checkDifferent(Iterable<String> siblings) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String old : siblings) {
            String name = names.field(old);
            String other = byName.putIfAbsent(name, old);
            if (other != null && !other.equals(old)) {
                wrong(
                        NativeNames.FIELD,
                        Set.of(NativeNames.plain(old), NativeNames.plain(other)),
                        name,
                        "is the name of '" + other + "' and of '" + old
                                + "', which stand beside each other; write another one");
            }
        }
    }

    private void checkXml(String old, String name) {
        if (!name.equals(old) && !name.matches(XML_NAME)) {
            wrong(
                    NativeNames.FIELD,
                    Set.of(old),
                    name,
                    "is no name in XML; begin with a letter, and write letters, digits, _ and - alone");
        }
    }

    private void wrongField(Set<String> old, String name, String fault) {
        wrong(NativeNames.FIELD, old, name, fault);
    }

    private void wrong(String kind, Set<String> old, String name, String fault) {
        if (said.add(name + ": " + fault)) {
            faults.add(list, line(kind, old), name, fault);
        }
    }

    /** That of the last of these names that is given anew. */
    private int line(String kind, Set<String> old) {
        // Rows that are none are reported where the list is read.
        return new TableRows(list, new SetupFaults())
                .of(NativeNames.ROWS.toArray(String[]::new)).stream()
                        .filter(row -> row.cell(0).equals(kind) && old.contains(row.cell(1)))
                        .filter(row -> !row.cell(row.cells().size() - 1).strip().isEmpty())
                        .mapToInt(TableRow::line)
                        .max()
                        .orElse(1);
    }
}
