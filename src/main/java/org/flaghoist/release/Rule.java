package org.flaghoist.release;

/** The rules of mappings/README.md, section 5, in their order. */
enum Rule {
    /** Only to pairs in the matrix, and only of the types and with the codes that the recipient may have. */
    R1,
    /** H2 only to whom the sender named. */
    R2,
    /** Nothing above the recipient's ceiling. */
    R3,
    /** Some get no personal data. */
    R6,
    /** Victims, witnesses and minors never leave for some. */
    R8,
    /** Some types wait for two operators. */
    R9,
    /** What the sender suspects to be false waits. */
    R10,
    /** H1 goes only with its sentence. */
    R11,
    /** Corrections go to everybody who had what is corrected. */
    R12
}
