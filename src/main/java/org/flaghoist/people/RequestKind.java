package org.flaghoist.people;

/** What takes two people: one asks for it, another agrees. */
public enum RequestKind {
    /** End a legal hold. */
    LIFT,
    /** Delete the bodies of a notification. */
    ERASE,
    /** Send a dead letter with other content. */
    EDIT,
    /** Recall a notification. */
    RECALL,
    /** Destroy a dead letter above the hub's ceiling. */
    SHRED
}
