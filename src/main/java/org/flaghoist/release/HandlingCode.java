package org.flaghoist.release;

/** The schema's {@code handling.codes}. */
enum HandlingCode {
    H0,
    H1,
    H2,
    H3
}
