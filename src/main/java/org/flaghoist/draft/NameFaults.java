package org.flaghoist.draft;

import java.util.Set;

/** Takes what is wrong with new names. */
interface NameFaults {

    /** @param old names of which one is given anew */
    void accept(Set<String> old, String name, String fault);
}
