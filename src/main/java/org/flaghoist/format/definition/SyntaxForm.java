package org.flaghoist.format.definition;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of a partner's messages; of the last three, the one that the syntax needs.
 *
 * @param kind which of the syntaxes
 * @param extension of the partner's files
 * @param charset of what is written to the partner; absent: UTF-8, which carries everything
 * @param json the rest of a JSON form
 * @param csv the limits of a CSV form
 * @param records how its records are laid out
 * @param xml the rest of an XML form
 */
public record SyntaxForm(
        SyntaxKind kind,
        String extension,
        @Nullable Charset charset,
        JsonForm json,
        @Nullable CsvForm csv,
        @Nullable RecordLayout records,
        @Nullable XmlForm xml) {

    /** What is written to the partner, and what it sends unless that says so itself. */
    public Charset usualCharset() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /** Whether what is written to the partner can have this text. */
    public boolean canWrite(String text) {
        Charset usual = usualCharset();
        return usual.canEncode() && usual.newEncoder().canEncode(text);
    }

    /** Whether it is exchanged as files alone: one notification lacks the header and the trailer of its file. */
    public boolean needsFiles() {
        return kind == SyntaxKind.RECORDS;
    }

    /** The syntaxes that the hub knows. */
    public enum SyntaxKind {
        JSON,
        XML,
        CSV,
        RECORDS
    }
}
