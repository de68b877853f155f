package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.flaghoist.format.Format;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.TextBreak;
import org.flaghoist.format.syntax.TextTable;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.notification.UrgencySigns;
import org.jspecify.annotations.Nullable;

/** A mapping made of format.yaml and what moves values to and from its fields. */
final class FormatMapping implements Mapping {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{2,39}");
    private static final int LAST_REVISION = 9999;

    private final Format format;
    private final Moves moves;
    private final SchemaVerification schemaVerification;
    private final OutboundText text;
    private final Map<String, Sender> senders;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * What moves values.
     *
     * @param picture null where the partner has no form for it
     */
    record Moves(
            JsltMapping in,
            JsltMapping out,
            JsltMapping receipt,
            @Nullable JsltMapping picture) {}

    /** @param senders all partners by id; filled before the first notification is rendered */
    FormatMapping(
            Format format,
            Moves moves,
            SchemaVerification schemaVerification,
            OutboundText text,
            Map<String, Sender> senders) {
        this.format = format;
        this.moves = moves;
        this.schemaVerification = schemaVerification;
        this.text = text;
        this.senders = senders;
    }

    @Override
    public String extension() {
        return format.file().syntax().extension();
    }

    @Override
    public boolean holdsSeveral() {
        return format.syntax().holdsSeveral();
    }

    @Override
    public List<Piece> cut(byte[] file) {
        return format.syntax().cut(file).stream().map(this::withItsBeginning).toList();
    }

    private Piece withItsBeginning(Piece piece) {
        if (piece.fault() == null) {
            return piece;
        }
        try {
            translate(piece.bytes(), piece.number());
            return piece;
        } catch (Rejection beginning) {
            return piece.about(beginning);
        }
    }

    @Override
    public ObjectNode translate(byte[] piece, int number) {
        Faults faults = new Faults();
        try {
            return translate(piece, number, faults);
        } catch (RuntimeException bug) {
            if (bug instanceof Rejection || !faults.isSpill()) {
                throw bug;
            }
            // It is sealed whatever else there is to be said of it.
            throw Objects.requireNonNull(faults.first()).rejection().spilling(true);
        }
    }

    private ObjectNode translate(byte[] piece, int number, Faults faults) {
        LocatedObject read = format.read(piece, number, faults);
        JsonNode notification = moves.in().apply(read);
        schemaVerification.check(notification, read, format, faults);
        Fault first = faults.first();
        if (first != null) {
            throw first.rejection()
                    .of(reference(notification), revision(notification))
                    .spilling(faults.isSpill());
        }
        return PlainNodes.copy(notification);
    }

    @Override
    public @Nullable UrgencyLook urgencyLook() {
        UrgencySigns signs = format.file().urgency();
        return signs == null ? null : new UrgencyLook(format.file().syntax().usualCharset(), signs);
    }

    @Override
    public Reading reading(byte[] piece, int number) {
        Faults faults = Faults.keepingAll();
        try {
            JsonNode notification = moves.in().apply(format.read(piece, number, faults));
            return faults.all().map(all -> Reading.of(notification, all)).orElseGet(Reading::nothing);
        } catch (Rejection fault) {
            return Reading.nothing();
        }
    }

    @Override
    public ReadFields fields(byte[] piece, int number) {
        return ReadFields.of(format.read(piece, number, new Faults()), moves.in()::apply);
    }

    @Override
    public List<Rejection> faults(byte[] piece, int number, Rejection first) {
        Faults faults = Faults.keepingAll();
        try {
            translate(piece, number, faults);
        } catch (RuntimeException same) {
            // What was thrown is the first, and known.
        }
        Map<String, Rejection> byPlace = new LinkedHashMap<>();
        byPlace.put(first.getMessage() + first.part(), first);
        faults.all().orElse(List.of()).stream()
                .sorted()
                .map(Fault::rejection)
                .forEach(fault -> byPlace.putIfAbsent(fault.getMessage() + fault.part(), fault));
        return List.copyOf(byPlace.values());
    }

    private static @Nullable String reference(JsonNode notification) {
        String id = notification.path("id").asText();
        return REFERENCE.matcher(id).matches() ? id : null;
    }

    private static @Nullable Integer revision(JsonNode notification) {
        int revision = notification.path("revision").asInt();
        return revision >= 1 && revision <= LAST_REVISION ? revision : null;
    }

    @Override
    public NativeText text(byte[] content) {
        return format.text(content);
    }

    @Override
    public byte[] bytes(String text, byte[] original) {
        return format.bytes(text, original);
    }

    @Override
    public @Nullable Span highlight(String text, int number, String location, @Nullable String field) {
        return format.syntax().highlight(text, number, location, field);
    }

    @Override
    public @Nullable TextBreak breakOff(String text) {
        return format.syntax().breakOff(text);
    }

    @Override
    public @Nullable Explanation explain(String text, int number, Rejection fault) {
        return format.syntax().explain(text, number, fault);
    }

    @Override
    public @Nullable TextTable table(String text) {
        return format.syntax().table(text);
    }

    @Override
    public boolean hasOpenWord(List<String> names) {
        return new OpenWords(format.file()).has(names);
    }

    @Override
    public byte[] render(ObjectNode notification) {
        Sender sender = senderOf(notification);
        ObjectNode due = sender.conditions().addedTo(notification, format.file().carries());
        JsonNode written = text.rewritten(due, sender.language());
        MessageWriting writing = MessageWriting.ofWhatIsGot(sender.zone(), AddedConditions.of(notification, written));
        return moves.out().written(written, typed -> format.writeNotification(typed, writing));
    }

    @Override
    public byte[] renderSent(ObjectNode notification) {
        Sender sender = senderOf(notification);
        MessageWriting writing = MessageWriting.ofWhatIsSent(sender.zone());
        return moves.out()
                .written(
                        text.rewritten(notification, sender.language()),
                        typed -> format.writeNotification(OnlyWritten.leftOut(typed, format.file()), writing));
    }

    private Sender senderOf(ObjectNode notification) {
        String id = notification.path("sender").asText();
        Sender sender = senders.get(id);
        if (sender == null) {
            throw new IllegalArgumentException(
                    "its sender '" + id + "' is no partner whose format.yaml can be read; correct that first");
        }
        return sender;
    }

    @Override
    public byte[] receipt(Receipt given) {
        JsonNode hub = json.valueToTree(given);
        return moves.receipt().written(text.rewritten(hub), format::writeReceipt);
    }

    @Override
    public boolean writesPictures() {
        return moves.picture() != null;
    }

    @Override
    public byte[] picture(ObjectNode picture) {
        JsltMapping move = Objects.requireNonNull(moves.picture(), "no picture.jslt");
        return move.written(text.rewritten((JsonNode) picture), format::writePicture);
    }
}
