package org.flaghoist.format.records;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.RecordLayout.OnlyWith;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Reports all that is wrong with the layout of records in a {@code format.yaml}. */
public final class RecordLayoutCheck {

    private static final Map<String, Integer> PARTS = Map.of("header", 3, "trailer", 2, "text", 7);

    /** Of the fields of a text record. */
    private static final int LANGUAGE = 3;

    private final Path yaml;
    private final SetupFaults faults;
    private final RecordNamesCheck names = new RecordNamesCheck(this::wrong);
    private boolean sound = true;

    public RecordLayoutCheck(Path yaml, SetupFaults faults) {
        this.yaml = yaml;
        this.faults = faults;
    }

    /**
     * False where faults were added. What is missing hides nothing of the rest.
     *
     * @param charset null where none is given, which is said elsewhere
     */
    public boolean accepts(RecordLayout layout, @Nullable Charset charset, FormatFile file) {
        if (charset != null && charset.newEncoder().maxBytesPerChar() != 1) {
            wrong(
                    "charset",
                    charset
                            + " has not one byte a character, which records need; write one that has, such as windows-1252");
        }
        if (layout.length() < 1) {
            wrong("records.length", "is missing, or not above 0; write the bytes of every record, without its CRLF");
        }
        checkPart("header", layout.header(), layout.length());
        checkPart("trailer", layout.trailer(), layout.length());
        checkPart("text", layout.text(), layout.length());
        checkOnlyWith(layout.onlyWith());
        checkFields(layout, file);
        if (file.text() != null) {
            checkText(layout.text(), file.text());
        }
        return sound;
    }

    private void checkFields(RecordLayout layout, FormatFile file) {
        if (file.notification() != null) {
            checkAll("notification", file.notification(), layout);
            new RecordNumbersCheck(layout, file.figures().numbers(), this::wrong)
                    .check("notification", file.notification());
        }
        if (file.receipt() != null) {
            checkAll("receipt", file.receipt(), layout);
        }
        if (!file.picture().isEmpty()) {
            checkAll("picture", file.picture(), layout);
        }
        if (file.notification() != null && file.receipt() != null) {
            names.check(layout);
        }
    }

    private void checkOnlyWith(List<OnlyWith> all) {
        if (!all.stream().allMatch(OnlyWith::isWhole)) {
            wrong("records.onlyWith", "is not whole; write each as {from: <name>, field: <name>, word: <word>}");
        }
    }

    private void wrong(String path, String message) {
        sound = false;
        faults.add(yaml, YamlLines.near(yaml, path), path, message);
    }

    private void checkPart(String name, @Nullable Map<String, Integer> widths, int length) {
        int due = PARTS.getOrDefault(name, 0);
        if (widths == null || widths.size() != due) {
            wrong("records." + name, "needs " + due + " fields with their widths; write them as {<name>: <width>, ..}");
        } else {
            checkLength(
                    "records." + name,
                    widths.values().stream().mapToInt(w -> w).sum(),
                    length,
                    "make its fields shorter, or correct records.length");
        }
    }

    private void checkAll(String where, Fields fields, RecordLayout layout) {
        checkFields(where, fields, layout.length());
        boolean hasLetters = Stream.of(layout.header(), layout.trailer(), layout.text())
                .allMatch(part -> part != null && !part.isEmpty() && !part.containsKey(""));
        if (hasLetters) {
            new RecordLettersCheck(layout, this::wrong).check(where, fields);
        }
    }

    private void checkFields(String where, Fields fields, int length) {
        int used = 0;
        for (Map.Entry<String, Field> entry : fields.byName().entrySet()) {
            Field field = entry.getValue();
            names.declare(where, entry.getKey(), field);
            if (RecordKinds.isRecord(field)) {
                checkFields(where + "." + entry.getKey() + ".members", field.members(), length);
            } else if (!RecordKinds.isText(field)) {
                used += width(where + "." + entry.getKey(), field);
            }
        }
        if (used == 0) {
            wrong(where, "has no field with a width; write one");
        }
        checkLength(
                where,
                used,
                length,
                "make fields shorter, move some to a record of their own, or correct records.length");
    }

    private int width(String name, Field field) {
        Integer width = field.shape().width();
        if (width == null || width < 1) {
            wrong(
                    name,
                    "has " + (width == null ? "no width" : "a width of " + width) + "; give it one from 1, in bytes");
            return 0;
        }
        return width;
    }

    private void checkLength(String where, int used, int length, String advice) {
        if (length > 0 && 1 + used > length) {
            wrong(where, "uses " + (1 + used) + " bytes of a record of " + length + "; " + advice);
        }
    }

    // They are the names of a text's two values, which come from these fields of its records.
    private void checkText(@Nullable Map<String, Integer> widths, TextForm text) {
        if (widths == null || widths.size() != PARTS.getOrDefault("text", 0)) {
            return;
        }
        List<String> names = List.copyOf(widths.keySet());
        checkText("text.language", text.language(), "fourth", names.get(LANGUAGE));
        checkText("text.text", text.text(), "last", names.get(names.size() - 1));
    }

    private void checkText(String key, @Nullable String name, String place, String due) {
        if (name != null && !name.equals(due)) {
            wrong(key, "is not the %s field of records.text; write '%s'".formatted(place, due));
        }
    }
}
