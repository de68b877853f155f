package org.flaghoist.format.definition;

/** What the value of a field is, natively and to the hub. */
public enum FieldType {
    /** An object of {@code members}. */
    OBJECT,
    /** Characters as they are; what they must be is left to the hub's schema or to {@code pattern}. */
    WORD,
    /** Short text on one line. */
    LINE,
    /** A line whose letters are of script Latin, else SCHEMA, met while reading. */
    LATIN,
    /** Text with its language: {@code {language, text}} to the hub. */
    TEXT,
    /** A word of {@code table}. */
    CODE,
    /** A level label, compared without regard to case, look-alikes and width; a word of {@code table}. */
    MARKING,
    /**
     * A word of the partner's own grading scheme, of {@code table}; to the hub {@code {source, information}}, with
     * {@code suspectedFalse} and the {@code original}.
     */
    GRADING,
    /** A whole number. */
    INTEGER,
    /** A decimal number, converted by {@code unit}. */
    NUMBER,
    /** A time: UTC to the second, {@code 2026-06-03T03:40:00Z}, to the hub. */
    MOMENT,
    /** A calendar day of the partner's zone; to the hub its first instant, {@code 2026-06-02T21:00:00Z}. */
    DAY,
    /** A moment or a day; {@code {instant, precision}} to the hub. */
    MOMENT_OR_DAY,
    /** A calendar date without zone, as of birth; {@code 1984-02-29} to the hub. */
    DATE,
    /** True or false; a word of {@code table} where the form has no such values of its own. */
    FLAG,
    /** Latitude and longitude in one text; {@code {latitude, longitude}} to the hub. */
    POSITION
}
