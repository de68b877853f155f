package org.flaghoist.effect;

/** How copies in a recipient's own form are compared. */
@FunctionalInterface
public interface CopyComparison {

    FieldChanges fields(String recipient, byte[] before, byte[] after);
}
