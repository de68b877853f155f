package org.flaghoist.format.definition;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code format.yaml}: the syntax of its messages and the fields in them.
 *
 * @param syntax which of the syntaxes
 * @param extension of the partner's files
 * @param language of the partner's short texts, where the hub must know it to rewrite them; absent: none
 * @param charset of what is written to the partner; absent: UTF-8, which carries everything
 * @param csv the limits of a CSV form; absent: as for all partners
 * @param times how times are written
 * @param numbers how numbers are written; absent: as JSON numbers
 * @param text how a text with its language is written
 * @param records how its records are laid out, for {@link Kind#RECORDS}
 * @param lists where the faults of a list are told
 * @param carries what the form has a label or field for, so that no condition is added
 * @param xml the rest of the syntax, for XML
 * @param first fields whose faults count before all others, as paths of member names with dots
 * @param missing by hub member with dots: the path of the native field at which its absence is told
 * @param notification the fields of a notification, in the partner's order
 * @param receipt the fields of a receipt
 */
public record FormatFile(
        Kind syntax,
        String extension,
        @Nullable String language,
        @Nullable Charset charset,
        @Nullable CsvForm csv,
        TimeForm times,
        @Nullable NumberForm numbers,
        TextForm text,
        @Nullable RecordLayout records,
        ListForm lists,
        Carries carries,
        @Nullable XmlForm xml,
        List<String> first,
        Map<String, String> missing,
        Fields notification,
        Fields receipt) {

    /** The syntaxes that the hub knows. */
    public enum Kind {
        JSON,
        XML,
        CSV,
        RECORDS
    }

    // Absent keys come as null.
    public FormatFile {
        lists = lists == null ? new ListForm(false, false, false) : lists;
        carries = carries == null ? new Carries(false, false) : carries;
        first = first == null ? List.of() : List.copyOf(first);
        missing = missing == null ? Map.of() : Map.copyOf(missing);
    }

    /**
     * Where the faults of a list are told.
     *
     * @param excessAtElement too many: at the first element too many, else at the list
     * @param wrongAtElement one twice, or one that must stand alone: at that element, else at the list
     * @param dropEmpty an element without characters is left out
     */
    public record ListForm(boolean excessAtElement, boolean wrongAtElement, boolean dropEmpty) {}

    /**
     * @param sensitive the form has a label for level SENSITIVE
     * @param suspectedFalse the form has a field for the sender's suspicion that the information is false
     */
    public record Carries(boolean sensitive, boolean suspectedFalse) {}
}
