package org.flaghoist.format.xml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.format.xml.XmlMisfit.MisfitKind;
import org.flaghoist.format.xml.XmlWriter.WrittenDocument;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Reused;
import org.flaghoist.notification.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/** XML by a partner's XML Schema: one message is one document. Nothing is ever fetched. */
public final class XmlSyntax implements Syntax {

    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 64;
    /** Room for most messages. */
    private static final int USUAL = 1 << 12;

    private final XmlForm form;
    private final IdentityHashMap<Fields, String> roots = new IdentityHashMap<>();
    private final Fields notification;
    private final XmlDecoder decoder;
    private final XmlParser parser;
    private final XmlCharacters characters;
    private final XmlStructure structure;
    private final XmlContent content;
    private final XmlFaults xmlFaults;
    private final XmlLeaves leaves;
    private final WrittenXml written;
    private final Reused<Utf8Bytes> buffers = new Reused<>(() -> new Utf8Bytes(USUAL));

    /**
     * @param file whose fields have each a root element
     */
    public XmlSyntax(XmlForm form, XmlStructure structure, FormatFile file) {
        this.form = form;
        this.notification = file.notification();
        roots.put(notification, form.root());
        roots.put(file.receipt(), form.receipt());
        roots.put(file.picture(), Objects.requireNonNullElse(form.picture(), form.receipt()));
        this.structure = structure;
        this.content = new XmlContent(notification);
        this.decoder = new XmlDecoder(form.charsets());
        this.parser = new XmlParser(form.version(), DEEPEST, form.depthWhileParsing());
        this.characters = new XmlCharacters(form.characters(), form.whiteSpace().longText());
        this.xmlFaults = new XmlFaults(form.structure(), notification, file.text());
        this.leaves = new XmlLeaves(form);
        this.written = new WrittenXml(structure, form.schema(), roots.keySet());
    }

    @Override
    public boolean holdsSeveral() {
        return false;
    }

    @Override
    public List<Piece> cut(byte[] file) {
        return List.of(Piece.of(1, file).ofMost(LARGEST));
    }

    @Override
    public @Nullable LocatedObject read(byte[] piece, int number, Faults faults) {
        XmlElement root = parse(piece, faults);
        if (root == null || isForbidden(root, true, faults)) {
            return null;
        }
        XmlMisfit own = misfit(root);
        XmlMisfit misfit = own == null ? structure.first(root, content) : own;
        if (misfit != null) {
            Fault fault = xmlFaults.fault(misfit, faults);
            faults.add(own == null ? fault.by(form.schema()) : fault);
            return null;
        }
        return isForbidden(root, false, faults)
                ? null
                : leaves.object(root, notification, Place.rootElement(root.name(), faults));
    }

    private @Nullable XmlElement parse(byte[] message, Faults faults) {
        if (message.length > LARGEST) {
            return whole(FaultCode.TOO_LARGE, "more than " + LARGEST + " bytes", faults);
        }
        String text = decoder.decode(message);
        if (text == null) {
            return whole(FaultCode.CHARSET, decoder.fault(message), faults);
        }
        try {
            XmlElement root = parser.parse(text);
            return root != null ? root : whole(FaultCode.TOO_LARGE, "elements nested deeper than " + DEEPEST, faults);
        } catch (NotWellFormed e) {
            return whole(FaultCode.MALFORMED, e.getMessage(), faults);
        }
    }

    private static @Nullable XmlElement whole(FaultCode code, @Nullable String detail, Faults faults) {
        faults.add(new Fault(code, Place.message(Place.Style.PATH, faults), Phase.FORM, 0, detail));
        return null;
    }

    private boolean isForbidden(XmlElement root, boolean beforeStructure, Faults faults) {
        if (beforeStructure == form.characters().beforeStructure()) {
            characters.check(root, faults);
        }
        return faults.first() != null;
    }

    /** What the hub refuses, whatever the schema says. */
    private @Nullable XmlMisfit misfit(XmlElement root) {
        XmlMisfit instance = form.structure().instanceAttributesFirst() ? instanceAttribute(root) : null;
        if (instance != null) {
            return instance;
        }
        // The schema also knows the receipt, which a partner may not send.
        return root.name().equals(form.root()) ? null : new XmlMisfit(MisfitKind.MISPLACED, root, null);
    }

    private static @Nullable XmlMisfit instanceAttribute(XmlElement element) {
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.ofInstance() && !attribute.isHint()) {
                return new XmlMisfit(MisfitKind.ATTRIBUTE, element, attribute.name());
            }
        }
        for (XmlElement child : element.children()) {
            XmlMisfit misfit = instanceAttribute(child);
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    @Override
    public Charset charset(byte[] content) {
        return decoder.charset(content);
    }

    @Override
    public @Nullable Span highlight(String text, int number, String location, @Nullable String field) {
        return new XmlHighlighter(parser).highlight(text, location, field);
    }

    @Override
    public byte[] write(ObjectNode raw, Fields fields) {
        String root = Objects.requireNonNull(roots.get(fields), "no fields of this form");
        WrittenDocument document = buffers.with(xml -> new XmlWriter(form.namespace(), xml).write(root, raw, fields));
        return written.checked(document, fields);
    }
}
