package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.notification.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * A partner's XML, as the {@code xml} part of {@code format.yaml} declares it. {@link XmlKeys} says how it is written.
 *
 * @param root the root element of a notification
 * @param receipt the root element of a receipt
 * @param picture the root element of a monthly picture, or null where there is none
 * @param namespace of all elements
 * @param schema the XML Schema, a file of the partner's folder
 * @param partners where the schema lists the partners, or null where it does not
 * @param charsets what a message may be encoded in; without a declaration it is UTF-8
 * @param version the only XML version taken, or null for all that the parser knows
 * @param depthWhileParsing true where too deep a nesting is found at once, false where the whole must parse first
 * @param whiteSpace where white space counts
 * @param characters which characters are forbidden, and when they are looked for
 * @param structure how a message that does not fit the schema is reported
 */
public record XmlForm(
        String root,
        String receipt,
        @Nullable String picture,
        String namespace,
        String schema,
        @Nullable PartnerList partners,
        List<String> charsets,
        @Nullable String version,
        boolean depthWhileParsing,
        WhiteSpace whiteSpace,
        ForbiddenCharacters characters,
        Structure structure) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static XmlForm of(XmlKeys keys) {
        return keys.form();
    }

    /**
     * Where white space in text counts.
     *
     * @param longText elements whose text may have more than one line
     * @param trimLongText true where white space at both ends of long text is removed; other values always lose it
     * @param collapse true where white space inside other values becomes one space
     */
    public record WhiteSpace(List<String> longText, boolean trimLongText, boolean collapse) {}

    /**
     * A list of partners in the schema, to which the words of a table are added that it lacks.
     *
     * @param type the simple type that lists them
     * @param table the code table of partner words
     */
    public record PartnerList(String type, String table) {}

    /**
     * Forbidden characters, each a pattern of one character; MALFORMED.
     *
     * @param beforeStructure true where they are looked for before the schema
     * @param trimmed true where white space at both ends of a value is removed before
     * @param shortText in attributes and in text other than long text
     * @param longText in long text
     */
    public record ForbiddenCharacters(boolean beforeStructure, boolean trimmed, Pattern shortText, Pattern longText) {}

    /**
     * What does not fit the schema.
     *
     * @param fault its code
     * @param misplaced who is named for an element that may not stand where it does
     * @param field true where the element or attribute is named as the field
     * @param byType true where a value that the schema refuses has the code of its field's type: a time TIME_INVALID, a
     *     word of a table that of an unknown word; an empty required one has {@code fault}
     * @param instanceAttributesFirst true where attributes of the {@code xsi} namespace are found before all else
     */
    public record Structure(
            FaultCode fault, Misplaced misplaced, boolean field, boolean byType, boolean instanceAttributesFirst) {

        /** Who is named for an element that may not stand where it does. */
        public enum Misplaced {
            /** The element itself. */
            ELEMENT,
            /** Its parent; the message as a whole for another root element. */
            PARENT
        }
    }
}
