package org.flaghoist.testing;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.csv.CsvSyntax;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;

/** A CSV file in the words of partner bg, for tests of the syntax alone. */
public record CsvFile(String text) {

    public static final Charset CHARSET = Charset.forName("windows-1251");
    public static final FormatFile FORMAT = Objects.requireNonNull(
            StrictYaml.read(Path.of("mappings/bg/format.yaml"), FormatFile.class, new SetupFaults()));
    public static final String HEADER = "Номер;Подател;Вид;Действие;Редакция;Спешност;Съставено;Ниво;Кодове";
    public static final String ROW =
            "BG-1;БЪЛГАРИЯ;СВЕДЕНИЕ;НОВО;1;ОБИКНОВЕНА;03.11.2026 09:40;Некласифицирана информация;H0";

    public static CsvSyntax syntax() {
        return new CsvSyntax(FORMAT);
    }

    /** A file whose only row has {@code cell} in {@code column}. */
    public static CsvFile withCell(String column, String cell) {
        return new CsvFile(HEADER + ";" + column + "\r\n" + ROW + ";" + cell + "\r\n");
    }

    public byte[] bytes() {
        return text.getBytes(CHARSET);
    }

    public List<Piece> cut() {
        return syntax().cut(bytes());
    }

    public LocatedObject read(Faults faults) {
        Piece piece = cut().get(0);
        return Objects.requireNonNullElseGet(
                syntax().read(piece.bytes(), piece.number(), faults),
                () -> new LocatedObject(Place.record(0, 0, faults)));
    }

    public LocatedObject read() {
        Faults faults = new Faults();
        LocatedObject read = read(faults);
        faults.throwFirst();
        return read;
    }

    /** The first fault of the first row: code, location and field. */
    public String fault() {
        Faults faults = new Faults();
        read(faults);
        Fault first = faults.first();
        return first == null ? "none" : text(first.rejection());
    }

    public static String text(Rejection rejection) {
        return rejection.code() + " " + rejection.location() + " " + rejection.field();
    }
}
