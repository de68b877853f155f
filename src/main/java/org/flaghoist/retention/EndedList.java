package org.flaghoist.retention;

/** A list of what people asked for, or saw, and what ended; what ended long ago is forgotten. */
public interface EndedList {

    /** Whether something in it is to be forgotten by now, if the clock is right. */
    boolean isAnyOld();

    void forgetOld();
}
