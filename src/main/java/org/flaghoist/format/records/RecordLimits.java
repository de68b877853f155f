package org.flaghoist.format.records;

/**
 * How much is read (mappings/README.md, section 1).
 *
 * @param file bytes of a file
 * @param records records between a file's header and trailer
 * @param group bytes of the records of one notification, with their CRLF
 */
public record RecordLimits(int file, int records, int group) {

    public static final RecordLimits USUAL = new RecordLimits(64 << 20, 100_000, 1 << 20);
}
