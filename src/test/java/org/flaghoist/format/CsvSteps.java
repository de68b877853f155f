package org.flaghoist.format;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.flaghoist.format.SyntaxCasesTest.repeated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.CsvFile;
import org.jspecify.annotations.Nullable;

/** The steps of cases about CSV, in the columns of partner bg. */
final class CsvSteps {

    private static final Fields FORM = CsvFile.FORMAT.notification();

    /** Those that are written whether they have a value or not. */
    private static final List<String> COLUMNS = FORM.byName().entrySet().stream()
            .filter(column -> !column.getValue().presence().sparse())
            .map(Map.Entry::getKey)
            .toList();

    private CsvSteps() {}

    static Map<String, CaseRun.Verb> all() {
        return Map.ofEntries(
                Map.entry("csvNames", (run, words) -> name(run)),
                Map.entry("cell", (run, words) -> run.said(text(cell(words)))),
                Map.entry("cellFault", (run, words) -> run.said(file(words).fault())),
                Map.entry(
                        "cellPlace",
                        (run, words) -> CaseRun.look(
                                ((Located) cell(words).at(words.get(2))).place(), words.subList(3, words.size()))),
                Map.entry("rowFault", (run, words) -> run.said(rowFault(repeated(words.get(0))))),
                Map.entry("cut", (run, words) -> cut(run, repeated(words.get(0)))),
                Map.entry(
                        "firstPiece",
                        (run, words) -> run.said(
                                text(new CsvFile(repeated(words.get(0))).cut().get(0)))),
                Map.entry("explainCell", (run, words) -> run.said(explained(file(words)))),
                Map.entry("explainRow", (run, words) -> run.said(explained(new CsvFile(words.get(0))))),
                Map.entry("explainHeader", (run, words) -> run.said(header(repeated(words.get(0))))),
                Map.entry("explain", (run, words) -> run.said(explained(words))),
                Map.entry("written", (run, words) -> run.said(written(words, FORM))),
                Map.entry("writtenReceipt", (run, words) -> run.said(written(words, CsvFile.FORMAT.receipt()))),
                Map.entry("writtenCell", (run, words) -> run.said(writtenCell(words.get(0), words.get(1)))),
                Map.entry("writtenAgain", (run, words) -> run.said(written(new CsvFile(words.get(0)).read(), FORM))));
    }

    private static void name(CaseRun run) {
        run.name("header", CsvFile.HEADER);
        run.name("row", CsvFile.ROW);
        run.name("columns", String.join(";", COLUMNS));
        run.name("gaps", ";".repeat(COLUMNS.size() - 1));
    }

    private static CsvFile file(List<String> words) {
        return CsvFile.withCell(words.get(0), repeated(words.get(1)));
    }

    private static JsonNode cell(List<String> words) {
        return file(words).read().path(words.get(0));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String text(Piece piece) {
        return new String(piece.bytes(), CsvFile.CHARSET);
    }

    /** A question mark stands for the byte 0x98, which is none of windows-1251. */
    private static byte[] bytes(String text) {
        byte[] file = text.getBytes(CsvFile.CHARSET);
        for (int i = 0; i < file.length; i++) {
            file[i] = file[i] == '?' ? (byte) 0x98 : file[i];
        }
        return file;
    }

    private static String rowFault(String text) {
        Piece piece = CsvFile.syntax().cut(bytes(text)).get(0);
        Faults faults = new Faults();
        CsvFile.syntax().read(piece.bytes(), piece.number(), faults);
        Fault first = faults.first();
        return first == null ? "none" : CsvFile.text(first.rejection());
    }

    /** Each piece with its number, the size that it has beside the header, its row, and its fault. */
    private static void cut(CaseRun run, String text) {
        int header = text.strip().split("\r?\n", 2)[0].strip().length() + 2;
        try {
            run.found(CsvFile.syntax().cut(bytes(text)).stream()
                    .map(piece -> piece.number() + " " + (piece.bytes().length - header) + " " + row(piece, header)
                            + " " + (piece.fault() == null ? "sound" : CsvFile.text(piece.fault())))
                    .toList());
        } catch (Rejection refused) {
            run.said("refused: " + CsvFile.text(refused));
        }
    }

    private static String row(Piece piece, int header) {
        String row = text(piece).substring(header);
        return row.length() > 99 ? "long" : "'" + row.replace("\r", "CR").replace("\n", "LF") + "'";
    }

    private static Rejection fault(CsvFile file) {
        Faults faults = new Faults();
        file.read(faults);
        return Objects.requireNonNull(faults.first()).rejection();
    }

    private static String explained(CsvFile file) {
        Rejection fault = fault(file);
        return explained(fault.part(), CsvFile.syntax().explain(file.text(), 1, fault));
    }

    private static String header(String text) {
        Rejection fault = Objects.requireNonNull(catchThrowableOfType(Rejection.class, new CsvFile(text)::cut));
        return explained(null, CsvFile.syntax().explain(text, 1, fault));
    }

    /** @param words a text and the number of its piece, and the code, the place, the field and the value of a fault */
    private static String explained(List<String> words) {
        Rejection fault = new Rejection(
                FaultCode.valueOf(words.get(2)),
                words.get(3),
                SyntaxCasesTest.field(words, 4),
                SyntaxCasesTest.field(words, 5));
        return explained(null, CsvFile.syntax().explain(words.get(0), Integer.parseInt(words.get(1)), fault));
    }

    private static String explained(@Nullable String part, @Nullable Explanation explained) {
        return explained == null
                ? "nothing"
                : explained.field() + (part == null ? "" : ", " + part) + ": " + explained.words();
    }

    private static String written(List<String> members, Fields form) throws IOException {
        return written((ObjectNode) new ObjectMapper().readTree("{" + repeated(members.get(0)) + "}"), form);
    }

    private static String written(ObjectNode raw, Fields form) {
        try {
            return new String(CsvFile.syntax().write(raw, form), CsvFile.CHARSET);
        } catch (Rejection refused) {
            return "refused: " + CsvFile.text(refused);
        }
    }

    private static String writtenCell(String column, String value) {
        String row = written(JsonNodeFactory.instance.objectNode().put(column, value), FORM)
                .split("\r\n")[1];
        int before = COLUMNS.indexOf(column);
        return row.substring(before, row.length() - (COLUMNS.size() - 1 - before));
    }
}
