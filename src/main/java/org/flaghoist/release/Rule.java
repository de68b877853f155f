package org.flaghoist.release;

/** The rules of mappings/README.md, section 5, in their order. */
enum Rule {
    R1("the pair is not in the matrix, or the recipient may not have this type, or this code"),
    R2("H2, and the sender has not named the recipient"),
    R3("the level is above the recipient's ceiling"),
    R6("personal data, and the recipient gets none"),
    R8("victims, witnesses or minors, and the recipient does not see them"),
    R9("a type that waits for two people"),
    R10("the sender suspects that it is false, so it waits for two people"),
    R11("H1, so it goes with the sentence of that"),
    R12("the recipient had an earlier revision");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** When it has a say. */
    String words() {
        return words;
    }
}
