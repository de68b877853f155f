package org.flaghoist.format.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Reused;
import org.jspecify.annotations.Nullable;

/** Fixed-width records in groups, between a header and a trailer; one byte is one character. */
public final class RecordSyntax implements Syntax {

    private final RecordLayout layout;
    private final RecordLimits limits;
    private final RecordKinds kinds;
    private final IdentityHashMap<Fields, RecordKinds> written;
    private final RecordTree tree;
    private final RecordFile file;
    private final RecordTrailer trailer;
    private final TextForm text;
    private final NumberPatterns numbers;
    private final Charset charset;
    private final Reused<RecordBytes> buffers;

    public RecordSyntax(RecordLayout layout, RecordLimits limits, FormatFile format, Charset charset) {
        this.layout = layout;
        this.limits = limits;
        this.charset = charset;
        this.buffers = new Reused<>(() -> new RecordBytes(charset, layout.length()));
        this.text = format.text();
        this.numbers = new NumberPatterns(format.figures().numbers());
        this.kinds = new RecordKinds(layout, format.notification());
        this.written = written(format);
        this.tree = new RecordTree(kinds, format.notification(), charset);
        this.trailer = new RecordTrailer(layout, charset);
        RecordHeader header = new RecordHeader(layout, charset, format.times().zone());
        this.file = new RecordFile(limits, trailer, header, kinds.lead().letter());
    }

    private IdentityHashMap<Fields, RecordKinds> written(FormatFile format) {
        IdentityHashMap<Fields, RecordKinds> byFields = new IdentityHashMap<>();
        byFields.put(format.notification(), kinds);
        byFields.put(format.receipt(), new RecordKinds(layout, format.receipt()));
        if (!format.picture().isEmpty()) {
            byFields.put(format.picture(), new RecordKinds(layout, format.picture()));
        }
        return byFields;
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public List<Piece> cut(byte[] bytes) {
        return file.cut(bytes);
    }

    @Override
    public @Nullable LocatedObject read(byte[] piece, int number, Faults faults) {
        if (piece.length == 0 || piece.length > limits.group()) {
            FaultCode code = piece.length == 0 ? FaultCode.MALFORMED : FaultCode.TOO_LARGE;
            faults.add(new Fault(code, Place.record(number, 0, faults), Phase.FORM, 0, null));
        }
        List<RawRecord> records = wellFormed(piece, number, faults);
        return records.isEmpty() ? null : tree.read(records, faults);
    }

    /**
     * The records up to the first whose form is wrong; a first one that has fields is kept, for the reference in it.
     */
    private List<RawRecord> wellFormed(byte[] piece, int number, Faults faults) {
        RecordForm form = new RecordForm(layout, kinds, charset, faults);
        List<RawRecord> records = new ArrayList<>();
        for (RecordCursor cursor = new RecordCursor(piece, number); cursor.advance(); ) {
            RawRecord record = cursor.record();
            boolean accepted = form.accepts(record, records.isEmpty());
            if (accepted || (records.isEmpty() && form.isLead(record))) {
                records.add(record);
            }
            if (!accepted || faults.first() != null) {
                break;
            }
        }
        return records;
    }

    @Override
    public Charset charset(byte[] content) {
        return charset;
    }

    @Override
    public @Nullable Span highlight(String text, int number, String location, @Nullable String field) {
        return new RecordHighlighter(layout, kinds).highlight(text, number, location, field);
    }

    @Override
    public byte[] write(ObjectNode raw, Fields fields) {
        RecordKinds due = Objects.requireNonNull(written.get(fields), "no fields of this form");
        return buffers.with(bytes -> new RecordWriter(layout, due, trailer, text, numbers, bytes).write(raw, fields));
    }
}
