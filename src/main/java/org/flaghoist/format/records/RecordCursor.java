package org.flaghoist.format.records;

/** Goes over records by their CRLF, without an object for each: a hostile file of 64 MiB may have 33 million. */
final class RecordCursor {

    private final byte[] bytes;
    private int number;
    private int start;
    private int end;
    private int next;
    private boolean ended;

    /**
     * @param first the number of the first record
     */
    RecordCursor(byte[] bytes, int first) {
        this.bytes = bytes;
        this.number = first - 1;
    }

    boolean advance() {
        if (next >= bytes.length) {
            return false;
        }
        number++;
        start = next;
        end = start;
        while (end < bytes.length && !isBreak(end)) {
            end++;
        }
        ended = end < bytes.length;
        next = ended ? end + 2 : end;
        return true;
    }

    private boolean isBreak(int at) {
        return bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
    }

    int number() {
        return number;
    }

    int start() {
        return start;
    }

    boolean begins(char letter) {
        return end > start && (bytes[start] & 0xFF) == letter;
    }

    RawRecord record() {
        return new RawRecord(bytes, start, end, number, ended);
    }
}
