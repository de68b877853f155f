package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/** Refuses names and words of a partner's own schema that {@code format.yaml} and code tables cannot hold. */
final class SchemaNames {

    // XML has letters with marks of their own, too, and says itself what is a name.
    private static final String SIGN = "\\p{L}\\p{M}\\p{N}_.$/%()-";
    private static final Pattern NAME = Pattern.compile("[@#]?[" + SIGN + "]+(?: +[" + SIGN + "]+)*");
    private static final Pattern NO_WORD =
            Pattern.compile("(?U)|[#!\\s].*|.*(?:;|\\s\\z|[\\p{Cntrl}\\u2028\\u2029]).*", Pattern.DOTALL);
    private static final String UNSEEN = "[\\p{Cntrl}\\u2028\\u2029]";

    private final Path schema;
    private final List<String> lines;
    private final SetupFaults faults = new SetupFaults();

    private SchemaNames(Path schema) {
        this.schema = schema;
        this.lines = SetupText.orNone(schema).lines().toList();
    }

    /** @throws org.flaghoist.notification.SetupException with the place of each */
    static DraftedForm checked(Path schema, DraftedForm form) {
        SchemaNames names = new SchemaNames(schema);
        form.kinds().forEach(kind -> names.check("", kind.members()));
        names.faults.throwIfAny();
        return form;
    }

    private void check(String above, List<DraftedField> fields) {
        for (DraftedField field : fields) {
            String path = above + shown(field.name());
            if (!NAME.matcher(field.name()).matches()) {
                faults.add(
                        schema,
                        line(field.name()),
                        path,
                        "has other signs than letters, digits, blanks, and _ - . $ / % ( ), an @ before all, or a"
                                + " blank at an end; no field is called so: take it out of a copy of the schema");
            }
            field.words().stream()
                    .filter(word -> NO_WORD.matcher(word).matches())
                    .forEach(word -> faults.add(
                            schema,
                            line(word),
                            path,
                            "has the word '" + shown(word) + "', which no table can hold: it is empty, has a ';', a"
                                    + " line's end or a blank at one of its ends, or begins with # or !; take it out"
                                    + " of a copy of the schema"));
            check(path + ".", field.members());
        }
    }

    private static String shown(String name) {
        return name.replaceAll(UNSEEN, "?");
    }

    /** The first where it stands in quotes, or, where it is written otherwise, the first of all. */
    private int line(String name) {
        String written = name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"" + written + "\"")) {
                return i + 1;
            }
        }
        return 1;
    }
}
