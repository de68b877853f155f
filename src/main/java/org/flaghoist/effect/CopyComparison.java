package org.flaghoist.effect;

import java.util.List;

/** How copies in a recipient's own form are compared. */
@FunctionalInterface
public interface CopyComparison {

    /** The fields, elements or lines that differ. */
    List<String> fields(String recipient, byte[] before, byte[] after);
}
