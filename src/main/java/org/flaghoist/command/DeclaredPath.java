package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.effect.NativePath;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form, and what it is in.
 *
 * @param names from the outermost
 * @param field null where there is no such field
 * @param personal whether it is a person's
 */
record DeclaredPath(List<String> names, @Nullable Field field, boolean personal) {

    /** As far as there are such fields: what a text is made of is none. */
    static DeclaredPath of(Fields form, List<String> names) {
        List<String> declared = new ArrayList<>();
        Fields fields = form;
        Field field = null;
        boolean personal = false;
        for (String name : names) {
            Field next = fields.get(name);
            if (next == null) {
                break;
            }
            declared.add(name);
            field = next;
            fields = next.members();
            personal |= next.personal();
        }
        return new DeclaredPath(List.copyOf(declared), field, personal);
    }

    /**
     * At a place of a message or of a picture: its pointer, or else a column.
     *
     * @param extension of the message's files: of XML, the root is no field
     */
    static DeclaredPath at(Fields form, String place, String extension) {
        return of(form, NativePath.names(place, extension));
    }

    /** The field of a notification at a place of a message, as a JSON Pointer; null where none is declared there. */
    static @Nullable Field fieldAt(Fields notification, String pointer) {
        // Of an element, the field is that of its list.
        List<String> names = NativePath.names(pointer, "json");
        DeclaredPath path = of(notification, names);
        return path.names().equals(names) ? path.field() : null;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** What it is looked up in; null where it is none that is. */
    @Nullable
    String table() {
        return field == null ? null : field.words().table();
    }

    boolean isFreeText() {
        return field != null && field.type() == FieldType.TEXT;
    }

    String words() {
        return String.join(".", names);
    }

    /** Where it, or a key of it, stands in {@code format.yaml}. */
    JsonPointer in(String form, @Nullable String key) {
        JsonPointer place = JsonPointer.valueOf("/" + form);
        for (int i = 0; i < names.size(); i++) {
            place = (i == 0 ? place : place.appendProperty("members")).appendProperty(names.get(i));
        }
        return key == null || names.isEmpty() ? place : place.appendProperty(key);
    }
}
