package org.flaghoist.release;

/** The schema's {@code handling.codes}. */
public enum HandlingCode {
    H0,
    H1,
    H2,
    H3
}
