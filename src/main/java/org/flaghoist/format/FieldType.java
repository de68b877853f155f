package org.flaghoist.format;

/** What the value of a field is, natively and to the hub. */
public enum FieldType {
    /** An object of {@code members}. */
    OBJECT,
    /** Characters as they are; what they must be is left to the hub's schema or to {@code pattern}. */
    WORD,
    /** Short text on one line. */
    LINE,
    /** A line whose letters are of script Latin. */
    LATIN,
    /** Text with its language: {@code {language, text}} to the hub. */
    TEXT,
    /** A word of {@code table}. */
    CODE,
    /** A level label, compared without regard to case, look-alikes and width; a word of {@code table}. */
    MARKING,
    /** A whole number. */
    INTEGER,
    /** A decimal number, converted by {@code unit}. */
    NUMBER,
    /** A time to the minute or second: UTC, {@code 2026-06-03T03:40:00Z}, to the hub. */
    MOMENT,
    /** A calendar day of the partner's zone: {@code 2026-06-02T21:00:00Z} to the hub, its first instant. */
    DAY,
    /** A moment or a day: {@code {instant, precision}} to the hub. */
    MOMENT_OR_DAY,
    /** A calendar date without zone, as of birth: {@code 1984-02-29} to the hub. */
    DATE,
    /** One of the 249 countries of ISO 3166-1, alpha-2 to the hub. */
    COUNTRY,
    /** True or false. */
    FLAG,
    /** Latitude and longitude in one text: {@code {latitude, longitude}} to the hub. */
    POSITION
}
