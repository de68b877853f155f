package org.flaghoist.picture;

/** Why a number may be left out of a sum. */
public enum PictureMark {
    NONE,
    /** A copy of it waits for people. */
    HELD,
    /** Its sender says that it may be false. */
    SUSPECTED_FALSE
}
