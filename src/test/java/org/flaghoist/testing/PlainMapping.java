package org.flaghoist.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.ReadFields;
import org.flaghoist.mapping.Reading;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.notification.UrgencySigns;
import org.jspecify.annotations.Nullable;

/**
 * A partner whose own form is the hub's. A file has one notification a line; {@code BROKEN} is no notification, {@code
 * FAULTY} one at fault, though all of it may be read, {@code BUG} breaks the hub; {@code UNKNOWN} and a notification is
 * one with a code that is unknown, and an id with {@code TOO-LONG} cannot be rendered, until the mapping is fixed. A
 * file that begins with {@code NO TRAILER} is at fault as a whole, until the mapping is fixed, and so is one with
 * {@code TOO MANY ROWS}; {@code TORN} is seen to be at fault when the file is cut. A level {@code SECRET} is above
 * the ceiling. A mapping with a version says in each notification by which it was read and rendered.
 */
public final class PlainMapping implements Mapping {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "UNKNOWN ";
    private static final String SECRET = "\"level\":\"SECRET\"";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final UrgencyLook URGENT = new UrgencyLook(
            StandardCharsets.UTF_8,
            new UrgencySigns(
                    Pattern.compile("\"urgency\":\"IMMEDIATE\""), Pattern.compile("\"urgency\":\"PRIORITY\"")));

    private final String version;
    private volatile boolean fixed;

    public PlainMapping() {
        this("");
    }

    PlainMapping(String version) {
        this.version = version;
    }

    void setFixed(boolean fixed) {
        this.fixed = fixed;
    }

    @Override
    public ReadFields fields(byte[] piece, int number) {
        return new ReadFields(Set.of(), Set.of());
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public List<Piece> cut(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8).replaceFirst(fixed ? "^NO TRAILER\n" : "^$", "");
        if (text.isEmpty() || text.startsWith("NO TRAILER")) {
            throw new Rejection(FaultCode.TRAILER_MISMATCH, "0", null, null);
        }
        if (text.startsWith("TOO MANY ROWS")) {
            throw new Rejection(FaultCode.TOO_LARGE, "0", null, null);
        }
        List<Piece> pieces = new ArrayList<>();
        for (String line : text.split("\n")) {
            Piece piece = Piece.of(pieces.size() + 1, line.getBytes(StandardCharsets.UTF_8));
            pieces.add(line.startsWith("TORN ") ? torn(piece, line) : piece);
        }
        return pieces;
    }

    private static Piece torn(Piece piece, String line) {
        Rejection fault = new Rejection(FaultCode.MALFORMED, String.valueOf(piece.number()), null, null);
        return new Piece(piece.number(), piece.size(), piece.content(), fault.spilling(line.contains(SECRET)));
    }

    @Override
    public ObjectNode translate(byte[] piece, int number) {
        String text = new String(piece, StandardCharsets.UTF_8);
        if (text.startsWith("BUG")) {
            throw new IllegalStateException("a bug");
        }
        if (text.startsWith("FAULTY ")) {
            throw new Rejection(FaultCode.SCHEMA, "/x", "x", null).of(text.substring(7), 1);
        }
        if (text.contains(SECRET)) {
            throw new Rejection(FaultCode.LEVEL_ABOVE_CEILING, "/handling/level", "level", "SECRET").of(id(text), 1);
        }
        if (text.startsWith(UNKNOWN) && !fixed) {
            throw new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
        }
        try {
            String form = text.startsWith(UNKNOWN) ? text.substring(UNKNOWN.length()) : text;
            return by("readBy", (ObjectNode) JSON.readTree(form));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new Rejection(FaultCode.MALFORMED, "/broken", "broken", null);
        }
    }

    private ObjectNode by(String step, ObjectNode notification) {
        return version.isEmpty() ? notification : notification.put(step, version);
    }

    private static @Nullable String id(String text) {
        Matcher id = ID.matcher(text);
        return id.find() ? id.group(1) : null;
    }

    @Override
    public UrgencyLook urgencyLook() {
        return URGENT;
    }

    @Override
    public Reading reading(byte[] piece, int number) {
        String text = new String(piece, StandardCharsets.UTF_8);
        try {
            if (text.startsWith(UNKNOWN)) {
                ObjectNode form = (ObjectNode) JSON.readTree(text.substring(UNKNOWN.length()));
                Faults faults = Faults.keepingAll();
                Place type = Place.message(Place.Style.POINTER, faults).member("type", 0);
                faults.add(FaultCode.CODE_UNKNOWN, type, null);
                return Reading.of(form.without("type"), faults.all().orElseThrow());
            }
            return Reading.of(JSON.readTree(text.replaceFirst("^FAULTY ", "")), List.of());
        } catch (JsonProcessingException | ClassCastException e) {
            return Reading.nothing();
        }
    }

    @Override
    public NativeText text(byte[] content) {
        return new NativeText(new String(content, StandardCharsets.UTF_8), "UTF-8", true);
    }

    @Override
    public byte[] bytes(String text, byte[] original) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Span highlight(String text, int number, String location, @Nullable String field) {
        int at = field == null ? -1 : text.indexOf(field);
        return field == null || at < 0 ? null : new Span(at, at + field.length());
    }

    @Override
    public boolean writesPictures() {
        return true;
    }

    @Override
    public byte[] picture(ObjectNode picture) {
        if (!version.isEmpty()) {
            throw new Rejection(FaultCode.UNENCODABLE, "", "route", null);
        }
        return picture.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] render(ObjectNode notification) {
        if (notification.path("id").textValue().contains("TOO-LONG") && !fixed) {
            throw new Rejection(FaultCode.TOO_LONG, "", "reference", null);
        }
        return by("renderedBy", notification.deepCopy()).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] receipt(Receipt receipt) {
        return JSON.valueToTree(receipt).toString().getBytes(StandardCharsets.UTF_8);
    }
}
