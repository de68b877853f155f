package org.flaghoist.format.csv;

/**
 * Where a record stands in its file.
 *
 * @param start its first byte
 * @param end after its last byte, record end not counted
 * @param next where the next record begins
 * @param wellFormed false where its quotes or carriage returns are wrong
 */
record CsvRecord(int start, int end, int next, boolean wellFormed) {

    int length() {
        return end - start;
    }
}
