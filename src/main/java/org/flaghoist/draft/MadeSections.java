package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.definition.CsvForm;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.lint.ReadmeFields;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;

/**
 * What a partner must know of its form besides the fields and what they mean, made of {@code format.yaml} and the
 * tables: how values are written, limits, words, and the fields of receipts and monthly pictures.
 */
record MadeSections(Path mappings, String partner, FormatFile format, FieldMeanings meanings) {

    /** Empty as long as {@code format.yaml} lacks what it must have. */
    String text() {
        if (!isWhole()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        section(text, "How values are written", new WrittenForms(format).text());
        if (format.syntax().kind() == SyntaxKind.CSV) {
            CsvForm csv = format.syntax().csv();
            section(text, "How a file is written", new CsvContract(format, csv == null ? CsvForm.DEFAULT : csv).text());
        } else if (format.syntax().records() != null) {
            section(
                    text,
                    "How a file is written",
                    new RecordsContract(format, format.syntax().records()).text());
        }
        section(text, "Limits of fields", limits());
        section(text, "Words", new MadeWords(mappings, partner, format).text());
        section(text, "What others call it", called());
        section(text, "A receipt", receipt());
        section(text, "A monthly picture", picture());
        return text.toString();
    }

    private boolean isWhole() {
        RecordLayout layout = format.syntax().records();
        boolean isLaidOut = layout == null
                ? format.syntax().kind() != SyntaxKind.RECORDS
                : Stream.of(layout.sender(), layout.time(), layout.header(), layout.trailer(), layout.text())
                        .allMatch(Objects::nonNull);
        return isLaidOut
                && Stream.of(
                                format.syntax().kind(),
                                format.times(),
                                format.text(),
                                format.notification(),
                                format.receipt())
                        .allMatch(Objects::nonNull)
                && Stream.of(format.times().moment(), format.times().day()).allMatch(Objects::nonNull);
    }

    private static void section(StringBuilder text, String heading, String content) {
        if (!content.isEmpty()) {
            text.append("\n### ").append(heading).append("\n\n").append(content);
        }
    }

    private FieldLimits limitsOf() {
        return new FieldLimits(format.syntax().kind());
    }

    private String limits() {
        StringBuilder rows = new StringBuilder();
        format.notification().byPath().forEach((path, field) -> {
            String limits = limitsOf().text(field);
            if (!limits.isEmpty()) {
                rows.append("| `").append(path).append("` | ").append(limits).append(" |\n");
            }
        });
        return rows.isEmpty() ? "" : "| field | limits |\n|---|---|\n" + rows;
    }

    private String called() {
        StringBuilder rows = new StringBuilder();
        CalledFile.of(mappings.resolve(partner), new SetupFaults())
                .words()
                .forEach((other, words) -> Objects.requireNonNullElse(words, Map.<String, String>of())
                        .forEach((table, word) -> rows.append("| `")
                                .append(other)
                                .append("` | `")
                                .append(table)
                                .append("` | ")
                                .append(word == null || word.isEmpty() ? "no word yet" : MadeText.code(word))
                                .append(" |\n")));
        return rows.isEmpty() ? "" : "| partner | table of its | word |\n|---|---|---|\n" + rows;
    }

    private String receipt() {
        return fields(format.receipt(), "| field | type | limits | of the hub's receipt |\n|---|---|---|---|\n", true);
    }

    private String picture() {
        return fields(format.picture(), "| field | type | limits |\n|---|---|---|\n", false);
    }

    private String fields(Fields fields, String head, boolean areReceipts) {
        String rows = fields.byPath().entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | "
                        + String.join(
                                " | ",
                                ReadmeFields.typeOf(entry.getValue(), UnaryOperator.identity()),
                                limitsOf().text(entry.getValue()))
                        + (areReceipts ? " | " + meaning(entry.getKey()) : "")
                        + " |\n")
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : head + rows;
    }

    private String meaning(String path) {
        FieldMeanings.Meaning meaning = meanings.ofReceipt(path);
        Set<String> members = meaning.members();
        return MadeText.quoted(members.isEmpty() ? meaning.others() : members);
    }
}
