package org.flaghoist.format.csv;

/**
 * Cuts bytes into records and cells by RFC 4180, in any charset that writes ASCII as ASCII. It judges the bytes
 * themselves and goes on after a fault, as a row has to be refused alone and by what it was; no CSV library gives both.
 */
final class CsvCutter {

    /** Called for each cell of a record, faulty ones too. */
    interface Cells {
        void cell(CsvCell cell);
    }

    private final byte[] file;
    private final byte separator;
    private int at;
    private boolean wellFormed;

    CsvCutter(byte[] file, int start, char separator) {
        this.file = file;
        this.at = start;
        this.separator = (byte) separator;
    }

    boolean hasNext() {
        return at < file.length;
    }

    /** Passes empty lines: a hostile file of 64 MiB may have 67 million. Gives how many. */
    int passEmptyLines() {
        int lines = 0;
        while (at < file.length && (file[at] == '\n' || (file[at] == '\r' && isRecordEnd()))) {
            at += file[at] == '\r' ? 2 : 1;
            lines++;
        }
        return lines;
    }

    /** The next record, where {@link #hasNext()}. */
    CsvRecord next(Cells cells) {
        int start = at;
        wellFormed = true;
        cells.cell(cell());
        while (at < file.length && file[at] == separator) {
            at++;
            cells.cell(cell());
        }
        int end = at;
        if (at < file.length) {
            at += file[at] == '\r' ? 2 : 1;
        }
        return new CsvRecord(start, end, at, wellFormed);
    }

    private CsvCell cell() {
        int start = at;
        boolean quoted = at < file.length && file[at] == '"';
        if (quoted) {
            passQuoted();
        }
        int rest = at;
        passUnquoted();
        if (quoted && at > rest) {
            wellFormed = false;
        }
        return new CsvCell(start, at, quoted);
    }

    private void passQuoted() {
        at++;
        while (at < file.length) {
            if (file[at++] == '"') {
                if (at == file.length || file[at] != '"') {
                    return;
                }
                at++;
            }
        }
        wellFormed = false;
    }

    private void passUnquoted() {
        while (at < file.length && file[at] != separator && file[at] != '\n' && !isRecordEnd()) {
            if (file[at] == '"' || file[at] == '\r') {
                wellFormed = false;
            }
            at++;
        }
    }

    private boolean isRecordEnd() {
        return file[at] == '\r' && at + 1 < file.length && file[at + 1] == '\n';
    }
}
