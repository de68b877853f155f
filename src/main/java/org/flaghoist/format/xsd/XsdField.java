package org.flaghoist.format.xsd;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An element or an attribute, named as in {@code format.yaml}: with {@code @} an attribute, {@code #text} an element's
 * own text beside its attributes.
 *
 * @param required it must be there, wherever what it stands in is there
 * @param most how often it may be there; {@link #WITHOUT_END}
 * @param choice of which it is one
 * @param value null where it has members
 * @param content its members; made when they are asked for, since a type may be within itself
 */
public record XsdField(
        String name,
        XsdPlace place,
        boolean required,
        int most,
        XsdChoice choice,
        @Nullable XsdValue value,
        Supplier<List<XsdField>> content) {

    public static final int WITHOUT_END = Integer.MAX_VALUE;

    /**
     * Where it stands.
     *
     * @param line of the schema, from 1
     * @param isWithinItself its type stands in itself, so its members have no end
     */
    public record XsdPlace(int line, boolean isWithinItself) {}

    static XsdField single(String name, XsdNode declared, boolean required, XsdValue value) {
        return new XsdField(name, new XsdPlace(declared.line(), false), required, 1, XsdChoice.NONE, value, List::of);
    }

    /** Attributes first. */
    public List<XsdField> members() {
        return content.get();
    }

    XsdField optional() {
        return new XsdField(name, place, false, most, choice, value, content);
    }

    /** With what it repeats, each of a choice may be there. */
    XsdField withoutEnd() {
        return new XsdField(name, place, required, WITHOUT_END, XsdChoice.NONE, value, content);
    }

    XsdField of(XsdChoice other) {
        return new XsdField(name, place, required, most, other, value, content);
    }
}
