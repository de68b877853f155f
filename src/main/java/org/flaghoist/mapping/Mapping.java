package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.TextBreak;
import org.flaghoist.format.syntax.TextTable;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.notification.UrgencyLook;
import org.jspecify.annotations.Nullable;

/** One partner's interface: its native form to the hub's and back. Thread-safe. */
public interface Mapping {

    /** The extension of the partner's files, for instance {@code csv}. */
    String extension();

    /** Whether a file may hold several notifications, as records with numbers; else it is one. */
    boolean holdsSeveral();

    /** The location of a fault of a whole file: its record 0, or where it is one notification, all of that. */
    default String wholeFile() {
        return holdsSeveral() ? "0" : "";
    }

    /**
     * Cuts a collected file into single notifications; a JMS message is cut into itself.
     *
     * @throws Rejection for a fault of the whole file
     */
    List<Piece> cut(byte[] file);

    /**
     * Translates one piece into the hub's form and verifies it.
     *
     * @param number the piece's number in its file, as {@link Piece#number()}
     * @throws Rejection with the contract's code and the place in the sender's words
     */
    ObjectNode translate(byte[] piece, int number);

    /** How what is urgent looks before it is read; null where nothing is known of that. */
    @Nullable
    UrgencyLook urgencyLook();

    /** How urgent a piece looks before it is read: it may be wrong. */
    default Urgency urgencyAtSight(byte[] piece) {
        UrgencyLook look = urgencyLook();
        return look == null ? Urgency.ROUTINE : look.of(piece);
    }

    /** What can be read of a piece, however wrong the rest of it is; the hub's schema is not asked. */
    Reading reading(byte[] piece, int number);

    /**
     * Which fields a piece has, and which of these change nothing.
     *
     * @throws Rejection where it cannot be read
     */
    ReadFields fields(byte[] piece, int number);

    /**
     * Translates a piece as it was cut.
     *
     * @throws Rejection the one that it was cut with, or as {@link #translate(byte[], int)}
     */
    default ObjectNode translate(Piece piece) {
        if (piece.fault() != null) {
            throw piece.fault();
        }
        return translate(piece.bytes(), piece.number());
    }

    /**
     * Whether a file that was cut into these is rejected as a whole after all: it is one notification, and that is
     * rejected.
     *
     * @param largest bytes of one notification
     */
    default boolean rejectsAll(List<Piece> pieces, int largest) {
        if (holdsSeveral()) {
            return false;
        }
        try {
            translate(pieces.get(0).ofMost(largest));
            return false;
        } catch (Rejection fault) {
            return true;
        }
    }

    /**
     * All that is wrong with a piece that was rejected, where more can be found than its first fault.
     *
     * @param first what {@link #translate(byte[], int)} has thrown; the first of the result
     */
    default List<Rejection> faults(byte[] piece, int number, Rejection first) {
        return List.of(first);
    }

    /** A piece or file of the partner's as people read it. */
    NativeText text(byte[] content);

    /**
     * The bytes of such a text after it was edited, with the byte order mark and the line ends of the original.
     *
     * @throws NotEncodable for a character that is none of the partner's charset
     */
    byte[] bytes(String text, byte[] original);

    /**
     * Where the place of a fault stands in such a text; where what is named is missing, what would have it.
     *
     * @param number the piece's number in its file, as {@link Piece#number()}; 0 or 1 for a whole file
     * @param location that of the {@link Rejection}
     * @param field that of the {@link Rejection}
     * @return null for the message as a whole, and for a place that cannot be found
     */
    @Nullable
    Span highlight(String text, int number, String location, @Nullable String field);

    /** Where such a text cannot be read further; null where that is known of the {@link Rejection} alone. */
    default @Nullable TextBreak breakOff(String text) {
        return null;
    }

    /**
     * What is wrong in such a text where a rejection has the code alone; null where nothing more is known.
     *
     * @param number the piece's number in its file, as {@link Piece#number()}; 0 or 1 for a whole file
     */
    default @Nullable Explanation explain(String text, int number, Rejection fault) {
        return null;
    }

    /**
     * Whether a field has words of a table, and nothing of a person, in whatever message of its form.
     *
     * @param names of the field and those around it, from the outermost
     */
    default boolean hasOpenWord(List<String> names) {
        return false;
    }

    /** Such a text as rows of cells; null where the form has none, or it cannot be read as them. */
    default @Nullable TextTable table(String text) {
        return null;
    }

    /**
     * Renders a notification, as released to this partner, in its native form, with the added conditions. It is left as
     * it is: other recipients share it.
     *
     * @throws Rejection {@code UNENCODABLE} or {@code TOO_LONG}, with the field of the native form
     */
    byte[] render(ObjectNode notification);

    /**
     * Renders a notification of this partner as it sends it itself: as {@link #render}, without added conditions, and
     * without fields that are only written.
     */
    default byte[] renderSent(ObjectNode notification) {
        return render(notification);
    }

    /** Renders a receipt in the partner's native form. */
    byte[] receipt(Receipt receipt);

    /** Whether the partner can be sent monthly pictures. */
    default boolean writesPictures() {
        return false;
    }

    /**
     * Renders what a month adds up to in the partner's native form.
     *
     * @param picture as {@code flaghoist picture --json} has it, with its {@code month} and when it was {@code made}
     * @throws Rejection {@code UNENCODABLE} or {@code TOO_LONG}, with the field of the native form
     */
    default byte[] picture(ObjectNode picture) {
        throw new IllegalStateException("no picture.jslt");
    }
}
