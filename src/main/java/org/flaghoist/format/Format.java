package org.flaghoist.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.FieldReader;
import org.flaghoist.format.fields.FieldValues;
import org.flaghoist.format.fields.FieldWriter;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.fields.Places;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.format.text.AsciiBytes;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** One partner's native form: bytes to a located tree of hub values, named as the partner's fields, and back. */
public final class Format {

    private final FormatFile file;
    private final Syntax syntax;
    private final FieldReader reader;
    private final FieldWriter writer;

    Format(FormatFile file, Syntax syntax, FieldValues values) {
        this.file = file;
        this.syntax = syntax;
        this.reader = new FieldReader(file, values);
        this.writer = new FieldWriter(file, values);
    }

    /** What {@code format.yaml} says. */
    public FormatFile file() {
        return file;
    }

    /** Cuts files, and finds places in texts. */
    public Syntax syntax() {
        return syntax;
    }

    /**
     * The piece's values. What is wrong is reported in {@code faults} and left out.
     *
     * @throws Rejection where the piece cannot be read at all
     */
    public LocatedObject read(byte[] piece, int number, Faults faults) {
        LocatedObject raw = syntax.read(piece, number, faults);
        if (raw == null) {
            faults.throwFirst();
            throw new IllegalStateException("nothing read and no fault reported");
        }
        return reader.read(raw);
    }

    /** A piece or file as people read it. */
    public NativeText text(byte[] content) {
        return NativeText.of(content, syntax.charset(content));
    }

    /**
     * The bytes of a text that was edited, with the byte order mark and the line ends of the original.
     *
     * @throws NotEncodable for a character that is none of the charset's
     */
    public byte[] bytes(String text, byte[] original) {
        // What declares a charset declares it in ASCII.
        return NativeText.bytes(text, syntax.charset(AsciiBytes.of(text)), original);
    }

    /**
     * Where the native field at {@code path} (member names with dots) stands in what was read, or would stand. A last
     * name {@code A:B} is the field {@code B} at which the absence of {@code A} is reported; null where {@code A} is
     * there.
     */
    public @Nullable Place placeOf(LocatedObject read, String path) {
        Fields fields = file.notification();
        Place place = read.place();
        JsonNode value = read;
        for (String name : path.split("\\.")) {
            int colon = name.indexOf(':');
            if (colon >= 0) {
                String reportedAt = name.substring(colon + 1);
                return isThere(value, name.substring(0, colon))
                        ? null
                        : Places.of(
                                value == null ? null : value.get(reportedAt),
                                place,
                                reportedAt,
                                fields.rank(reportedAt));
            }
            JsonNode member = value == null ? null : value.get(name);
            place = Places.of(member, place, name, fields.rank(name));
            Field field = fields.get(name);
            fields = field == null ? Fields.NONE : field.members();
            value = member;
        }
        return place;
    }

    private static boolean isThere(@Nullable JsonNode object, String name) {
        return object instanceof LocatedObject read && (read.has(name) || read.isRefused(name));
    }

    /** @throws Rejection with the field that cannot be written, or does not fit the partner's form */
    public byte[] writeNotification(JsonNode typed, MessageWriting writing) {
        return written(typed, file.notification(), writing);
    }

    /** @throws Rejection as {@link #writeNotification} */
    public byte[] writeReceipt(JsonNode typed) {
        return written(typed, file.receipt(), ofTheHub());
    }

    private byte[] written(JsonNode typed, Fields fields, MessageWriting writing) {
        ObjectNode written = writer.write(typed, fields, writing);
        try {
            byte[] bytes = syntax.write(written, fields);
            writing.throwMisfit();
            return bytes;
        } catch (Rejection refused) {
            // Of what is missing, a schema names what stands behind it.
            if (refused.code() == FaultCode.SCHEMA) {
                writing.throwMisfit();
            }
            throw refused;
        }
    }

    /**
     * @param typed one object, or, where the form is a table, an array with its rows
     * @throws Rejection as {@link #writeNotification}
     */
    public byte[] writePicture(JsonNode typed) {
        MessageWriting writing = ofTheHub();
        if (!typed.isArray()) {
            return written(typed, file.picture(), writing);
        }
        List<ObjectNode> rows = new ArrayList<>(typed.size());
        typed.forEach(row -> rows.add(writer.write(row, file.picture(), writing)));
        byte[] bytes = syntax.write(rows, file.picture());
        writing.throwMisfit();
        return bytes;
    }

    private MessageWriting ofTheHub() {
        return MessageWriting.ofWhatTheHubSays(file.times().zone());
    }
}
