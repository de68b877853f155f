package org.flaghoist.notification;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The message is at fault and will be whenever it is tried: it becomes a dead letter at once and its sender gets a
 * receipt. Anything else that is thrown is an infrastructure failure and tried again.
 *
 * <p>Outbound, the same for a rendering that cannot be: {@link FaultCode#UNENCODABLE} or {@link FaultCode#TOO_LONG}
 * with the field of the recipient's form and location {@code ""}.
 */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_DETAIL = 80;
    /** A sender's own name may be a mebibyte, which no message's properties can carry. */
    private static final int LONGEST_PLACE = 1000;

    private final FaultCode code;
    private final Words words;

    private final @Nullable String id;
    private final @Nullable Integer revision;
    private final boolean spill;

    public Rejection(FaultCode code, String location, @Nullable String field, @Nullable String detail) {
        this(code, Words.of(location, field, detail), null, null, code == FaultCode.LEVEL_ABOVE_CEILING);
    }

    private Rejection(FaultCode code, Words words, @Nullable String id, @Nullable Integer revision, boolean spill) {
        // A rejection is an answer, not a bug: no stack trace, which would cost more than reading the message.
        super(
                code
                        + (words.location().isEmpty() ? "" : " at \"" + words.location() + "\"")
                        + (words.field() == null ? "" : ", field " + words.field()),
                null,
                false,
                false);
        this.code = code;
        this.words = words;
        this.id = id;
        this.revision = revision;
        this.spill = spill;
    }

    /** Where the fault is, and what it is about. */
    private record Words(
            String location,
            @Nullable String field,
            @Nullable String detail,
            @Nullable UnknownWord unknown,
            @Nullable UnfitLetters letters,
            @Nullable String schema,
            @Nullable UnfitField unfit,
            @Nullable String part)
            implements Serializable {

        private static final long serialVersionUID = 1;

        static Words of(String location, @Nullable String field, @Nullable String detail) {
            return new Words(
                    cut(location, LONGEST_PLACE),
                    field == null ? null : cut(field, LONGEST_PLACE),
                    detail == null ? null : cut(detail, LONGEST_DETAIL),
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Words with(@Nullable UnknownWord word) {
            return new Words(location, field, detail, word, letters, schema, unfit, part);
        }

        Words withoutWord(UnknownWord word) {
            String said = "no word for it in table " + word.table();
            return new Words(location, field, said, word, letters, schema, unfit, part);
        }

        Words with(@Nullable UnfitLetters some) {
            return new Words(location, field, detail, unknown, some, schema, unfit, part);
        }

        Words by(@Nullable String some) {
            return new Words(location, field, detail, unknown, letters, some, unfit, part);
        }

        Words with(@Nullable UnfitField some) {
            return new Words(location, field, detail, unknown, letters, schema, some, part);
        }

        Words in(String name) {
            return new Words(location, cut(name, LONGEST_PLACE), detail, unknown, letters, schema, unfit, part);
        }

        Words at(String place) {
            return new Words(place, field, detail, unknown, letters, schema, unfit, part);
        }

        Words within(@Nullable String some) {
            return new Words(location, field, detail, unknown, letters, schema, unfit, some);
        }

        private static String cut(String text, int most) {
            return text.codePointCount(0, text.length()) <= most
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, most));
        }
    }

    /** This rejection, at a field where it is at none yet. */
    public Rejection within(String name) {
        return words.field() != null
                ? this
                : new Rejection(code, words.in(name), null, null, code == FaultCode.LEVEL_ABOVE_CEILING);
    }

    /** This rejection for a word that a code table does not have. */
    public Rejection lacking(@Nullable UnknownWord unknown) {
        return new Rejection(code, words.with(unknown), id, revision, spill);
    }

    /** This rejection for letters that may not stand where they do. */
    public Rejection having(@Nullable UnfitLetters letters) {
        return new Rejection(code, words.with(letters), id, revision, spill);
    }

    /** This rejection at a part of its field. */
    public Rejection at(@Nullable String part) {
        return new Rejection(code, words.within(part), id, revision, spill);
    }

    /** This rejection as one by the partner's own schema, of this name. */
    public Rejection by(@Nullable String schema) {
        return new Rejection(code, words.by(schema), id, revision, spill);
    }

    /** This rejection with the field that cannot be written. */
    public Rejection unfit(@Nullable UnfitField field) {
        return new Rejection(code, words.with(field), id, revision, spill);
    }

    /** This rejection at a field about persons, of which no word is kept. */
    public Rejection discreet() {
        UnknownWord unknown = words.unknown();
        return unknown == null ? this : new Rejection(code, words.withoutWord(unknown.discreet()), id, revision, spill);
    }

    /** This rejection with what could be read of the notification's reference. */
    public Rejection of(@Nullable String reference, @Nullable Integer number) {
        return new Rejection(code, words, reference, number, spill);
    }

    /**
     * This rejection as it is recorded. Of a message above the hub's ceiling nothing that the sender may have
     * named: a place can be a name of the sender's own.
     */
    public Rejection recorded() {
        return spill && code != FaultCode.LEVEL_ABOVE_CEILING
                ? new Rejection(code, Words.of("", null, null), id, revision, true)
                : this;
    }

    /**
     * This rejection, at the record where it is the whole message's and that is a record of a file.
     *
     * @param number of the message in its file; 1, which is the header of a file with records, where it is all of it
     */
    public Rejection ofRecord(int number) {
        boolean isWhole = words.location().isEmpty() && number > 1;
        return isWhole ? new Rejection(code, words.at(Integer.toString(number)), id, revision, spill) : this;
    }

    /** This rejection of a message that is above the hub's ceiling too, where it is. */
    public Rejection spilling(boolean above) {
        return new Rejection(code, words, id, revision, spill || above);
    }

    public FaultCode code() {
        return code;
    }

    /** The place in the sender's message; {@code ""} for the whole. */
    public String location() {
        return words.location();
    }

    /** The field in the sender's words (outbound: the recipient's), or null where the fault is no field's. */
    public @Nullable String field() {
        return words.field();
    }

    /** The offending value cut to 80 characters; null where it is a person's. Of letters, which scripts they are of. */
    public @Nullable String detail() {
        return words.detail();
    }

    /** The word that a code table does not have; null where the fault is another. */
    public @Nullable UnknownWord unknown() {
        return words.unknown();
    }

    /** Letters that may not stand where they do; null where the fault is another. */
    public @Nullable UnfitLetters letters() {
        return words.letters();
    }

    /** The name of the partner's own schema, where that refuses the message; null where the hub's rules do. */
    public @Nullable String schema() {
        return words.schema();
    }

    /** The field that cannot be written; null where that is not known, or the fault is another. */
    public @Nullable UnfitField unfit() {
        return words.unfit();
    }

    /** What within the field is meant, such as an entry of a cell, for people alone; null where that is all of it. */
    public @Nullable String part() {
        return words.part();
    }

    /** The sender's reference; null where it could not be read. */
    public @Nullable String id() {
        return id;
    }

    /** Whether the message is above the hub's ceiling, be it rejected for that or for what comes first. */
    public boolean isSpill() {
        return spill;
    }

    /** The revision; null where it could not be read. */
    public @Nullable Integer revision() {
        return revision;
    }
}
