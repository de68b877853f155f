package org.flaghoist.mapping;

import org.jspecify.annotations.Nullable;

/** Derives Latin forms of names. */
interface LatinForms {

    /**
     * @param script ISO 15924: {@code Cyrl} or {@code Arab}
     * @return may be empty
     */
    String ofPerson(String name, String script);

    /**
     * The Latin form of a place name with a Cyrillic or Arabic letter; null where there is none or it comes out empty.
     */
    @Nullable
    String ofPlace(String name);
}
