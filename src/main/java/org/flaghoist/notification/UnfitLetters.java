package org.flaghoist.notification;

import java.io.Serializable;

/**
 * Letters that may not stand where they do. It names scripts alone, which say nothing of whose name it is.
 *
 * @param found the scripts of the letters there, such as {@code Latin and Greek}
 * @param allowed of which all of them must be, such as {@code Latin}
 */
public record UnfitLetters(String found, String allowed) implements Serializable {

    private static final long serialVersionUID = 1;

    /** In words, for people. */
    public String words() {
        return "has " + found + " letters; must be all " + allowed;
    }
}
