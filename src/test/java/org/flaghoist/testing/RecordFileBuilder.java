package org.flaghoist.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/** A whole file of records, made record by record. */
public final class RecordFileBuilder {

    public static final Charset CHARSET = Charset.forName("windows-1256");
    private static final int LENGTH = 400;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int records;

    public RecordFileBuilder() {
        add("H060012026/11/03 10:00");
    }

    /** A record that begins with {@code start} and is filled with spaces. */
    public RecordFileBuilder add(String start) {
        return add(start, 1);
    }

    public RecordFileBuilder add(String start, int times) {
        byte[] record = new byte[LENGTH + 2];
        Arrays.fill(record, (byte) ' ');
        byte[] given = start.getBytes(CHARSET);
        System.arraycopy(given, 0, record, 0, given.length);
        record[LENGTH] = '\r';
        record[LENGTH + 1] = '\n';
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(record);
            records++;
        }
        return this;
    }

    /** Whole records, as a piece has them. */
    public RecordFileBuilder add(byte[] whole) {
        bytes.writeBytes(whole);
        records += whole.length / (LENGTH + 2);
        return this;
    }

    public byte[] toBytes() {
        CRC32 crc = new CRC32();
        crc.update(bytes.toByteArray());
        add(String.format(Locale.ROOT, "Z%06d%08X", records, crc.getValue()));
        return bytes.toByteArray();
    }
}
