package org.flaghoist.tryout;

import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;

/** What is to be done about a fault, in a few words for whoever makes the message or its mapping. */
public final class FaultAdvice {

    private FaultAdvice() {}

    /** About what a partner has written. */
    public static String inbound(Rejection fault) {
        UnknownWord unknown = fault.unknown();
        return inbound(fault, unknown == null ? "" : "table " + unknown.table());
    }

    /** @param table where the words stand, if it is one that a code table lacks */
    public static String inbound(Rejection fault, String table) {
        if (fault.letters() != null) {
            return "write it in one of these, such as its Latin form, or let in.jslt take that from another field";
        }
        if (fault.schema() != null) {
            return "is refused by %s, the partner's own schema; correct the message, or the schema if it is right"
                    .formatted(fault.schema());
        }
        if (fault.unknown() == null) {
            return inbound(fault.code());
        }
        String row = fault.code() == FaultCode.CODE_UNKNOWN ? "add a row, or correct the word" : inbound(fault.code());
        return "is in no row of " + table + "; " + row;
    }

    private static String inbound(FaultCode code) {
        return switch (code) {
            case MALFORMED ->
                "cannot be read here; correct the message, or what format.yaml says of such values, as numbers, positions or"
                        + " charset";
            case CHARSET -> "save it in the charset that format.yaml names, or correct that";
            case SCHEMA ->
                "is missing, or does not fit the type, pattern and limits of its field; correct it, or format.yaml and"
                        + " in.jslt if it is right";
            case CODE_UNKNOWN -> "correct the word, or its code table";
            case TIME_INVALID -> "correct the time, or its pattern in format.yaml";
            case TIME_AMBIGUOUS -> "comes twice as the clocks go back; say which is meant, as times.fold has it";
            case LEVEL_ABOVE_CEILING -> "must not come to this hub; docs/operate/spills.md says what to do";
            case MARKING_UNKNOWN -> "correct the protective marking, or add it to its code table";
            case SENDER_MISMATCH -> "name the partner itself, or correct the table of partner words";
            case RECIPIENT_UNKNOWN ->
                "correct the recipient, or add its word: to called.yaml of the partner that it means, or to the table";
            case ID_REUSED -> "give it another reference";
            case REVISION_ORDER -> "give it the revision that follows the last one accepted";
            case TOO_LARGE -> "send less in one notification, or nest it less deeply";
            case TRAILER_MISMATCH -> "count the records and compute the CRC-32 of the trailer anew";
            case NOT_TEXT -> "send text or bytes";
            case NOT_RECEIVED -> "answer only what the partner was given";
            case NOT_ENCRYPTED, NOT_SIGNED, SIGNATURE_INVALID, KEY_UNKNOWN, KEY_EXPIRED, UNDECRYPTABLE ->
                "give the file as it was before it was signed and encrypted";
            case UNENCODABLE, TOO_LONG -> outbound(code);
            case INTERNAL -> "the mapping breaks off here; correct in.jslt, or report it if the mapping is right";
        };
    }

    /** About what the hub cannot write in a recipient's form. */
    public static String outbound(FaultCode code) {
        return outbound(code, "out.jslt");
    }

    /** @param table that lacks the recipient's word */
    public static String lacking(String table) {
        return "the recipient has no word for it; add a row to " + table;
    }

    /** @param mapping the file that moves it to that form */
    public static String outbound(FaultCode code, String mapping) {
        return switch (code) {
            case UNENCODABLE ->
                "the recipient's charset lacks a character, so the message is a dead letter; agree on another charset, or"
                        + " write what is no free text otherwise in " + mapping;
            case TOO_LONG ->
                "is longer than the recipient's field; shorten it in " + mapping + ", or agree on a wider field";
            case CODE_UNKNOWN -> lacking("its code table");
            case TIME_AMBIGUOUS ->
                "comes twice as the clocks go back, and the form does not say which; agree on a flag, and add times.fold"
                        + " to format.yaml";
            case SCHEMA -> "does not fit the recipient's form; correct its " + mapping + " or format.yaml";
            case INTERNAL ->
                "the mapping breaks off here; correct " + mapping + ", or report it if the mapping is right";
            default -> inbound(code);
        };
    }
}
