package org.flaghoist.facts;

/** What a number of a notification counts. */
public enum Measure {
    /** By their kind, length and capacity. */
    VESSEL,
    ENGINE,
    /** By their kind; money by its currency. */
    ITEM,
    /** Those who are named, by their role. */
    PERSON,
    /** What the notification itself counts: who was arrested, dead, found. */
    COUNT
}
