package org.flaghoist.format.syntax;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.List;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * One kind of file syntax, set up for one partner. Both trees it deals in are raw: their leaves are texts as written
 * (in JSON also numbers and booleans), their members those that the partner's fields declare.
 */
public interface Syntax {

    /** Whether a file may hold several notifications, as records with numbers; else it is one. */
    boolean holdsSeveral();

    /**
     * Cuts a collected file into single notifications in the partner's own bytes.
     *
     * @throws Rejection for a fault of the whole file
     */
    List<Piece> cut(byte[] file);

    /**
     * Reads one piece. Each node of the result has its place.
     *
     * @param number the piece's number as {@link Piece#number()} gave it
     * @param faults collects everything wrong; what is returned then may be in part or null
     */
    @Nullable
    LocatedObject read(byte[] piece, int number, Faults faults);

    /**
     * The charset of a piece or file, for people: where what it declares is not taken, one that the partner has.
     */
    Charset charset(byte[] content);

    /**
     * Where the place of a fault stands in the text of a piece or file; where what is named is missing, what would have
     * it. Takes time by the length of the text, whatever it is.
     *
     * @param number the piece's number as {@link Piece#number()} gave it; 0 or 1 for a whole file
     * @param location as a rejection names it
     * @param field as a rejection names it
     * @return null for the message as a whole, and for a place that cannot be found
     */
    @Nullable
    Span highlight(String text, int number, String location, @Nullable String field);

    /** Where the text of a piece cannot be read further; null where that is known of the rejection alone. */
    default @Nullable TextBreak breakOff(String text) {
        return null;
    }

    /**
     * What is wrong where a rejection says so by its code alone; null where nothing more is known.
     *
     * @param number the piece's number as {@link Piece#number()} gave it; 0 or 1 for a whole file
     */
    default @Nullable Explanation explain(String text, int number, Rejection fault) {
        return null;
    }

    /** The text of a file as rows of cells; null where it is none, or cannot be read as one. */
    default @Nullable TextTable table(String text) {
        return null;
    }

    /**
     * Writes a raw tree of texts as one file with one notification, receipt or picture.
     *
     * @param fields the fields that the tree follows: the notification's, the receipt's or the picture's
     * @throws Rejection {@code UNENCODABLE} or {@code TOO_LONG} with the field
     */
    byte[] write(ObjectNode raw, Fields fields);

    /**
     * As {@link #write(ObjectNode, Fields)}, several in one file, which only a table can have.
     *
     * @throws IllegalArgumentException where the syntax has no rows
     */
    default byte[] write(List<ObjectNode> rows, Fields fields) {
        throw new IllegalArgumentException("this syntax has no rows; let the mapping give one object");
    }
}
