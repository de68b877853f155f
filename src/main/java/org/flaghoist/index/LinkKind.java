package org.flaghoist.index;

/** What notifications of several senders may have in common. */
public enum LinkKind {
    /** Of an engine. */
    SERIAL,
    /** Of a vessel. */
    HULL,
    /** Of a person. */
    DOCUMENT,
    /** Where an advert stands. */
    ADVERT,
    PHONE,
    /** A vessel's name. */
    CRAFT;

    /** Whether it says little alone: many are called the same. */
    public boolean isWeak() {
        return this == CRAFT;
    }
}
