package org.flaghoist.ledger.body;

/** Which bytes of a message are kept. */
public enum BodyKind {
    /** As they came in. */
    ORIGINAL,
    /** The hub form, canonical JSON: what a person who releases it later needs to render it. */
    HUB,
    /** As one recipient gets them. */
    RENDERED,
    /** What an operator had sent in its place. */
    EDITED,
    /** How that differs from what it was, for people. */
    DIFFERENCE
}
