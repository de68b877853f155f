package org.flaghoist.format.xml;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.transform.Source;
import javax.xml.validation.Schema;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.xml.XmlMisfit.MisfitKind;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Finds the first thing in a message that does not fit a partner's XML Schema. Thread-safe. */
public final class XmlStructure {

    private static final String MISPLACED = "cvc-complex-type.2.4";
    private static final String NO_ROOT = "cvc-elt.";
    private static final String MISSING_ATTRIBUTE = "cvc-complex-type.4";
    private static final String UNKNOWN_ATTRIBUTE = "cvc-complex-type.3";
    private static final String UNKNOWN_WORD = "cvc-enumeration-valid";
    private static final List<String> CONTENT = List.of("cvc-complex-type.2.1", "cvc-complex-type.2.3", MISPLACED);

    private final Schema schema;
    private final XmlStandIn standIn;
    private final Queue<XmlRun> idle = new ConcurrentLinkedQueue<>();

    public XmlStructure(Source source, XmlForm form) throws SAXException {
        this.standIn =
                new XmlStandIn(form.whiteSpace().longText(), form.whiteSpace().collapse());
        schema = SchemaFile.compiled(source);
    }

    /**
     * @param content of the root element
     */
    @Nullable
    XmlMisfit first(XmlElement root, XmlContent content) {
        XmlRun run = idle.poll();
        try {
            run = run == null ? newRun() : run;
            run.begin();
            XmlMisfit misfit = misfit(run, root, content);
            if (misfit == null) {
                // One that was left in the middle of a message is not used again.
                idle.add(run);
            }
            return misfit;
        } catch (SAXException e) {
            throw new IllegalStateException("the XML Schema validator failed", e);
        }
    }

    private XmlRun newRun() {
        return new XmlRun(schema.newValidatorHandler(), standIn);
    }

    private @Nullable XmlMisfit misfit(XmlRun run, XmlElement element, XmlContent content) throws SAXException {
        String key = run.start(element, element.attributes().size());
        if (key != null) {
            return key.startsWith(MISPLACED) || key.startsWith(NO_ROOT)
                    ? new XmlMisfit(MisfitKind.MISPLACED, element, null)
                    : attribute(element, key);
        }
        XmlMisfit within = within(run, element, content);
        if (within != null) {
            return within;
        }
        key = run.end(element, content.ofElementsOnly() ? "" : element.text());
        return key == null ? null : new XmlMisfit(kind(key), element, null);
    }

    private @Nullable XmlMisfit within(XmlRun run, XmlElement element, XmlContent content) throws SAXException {
        List<XmlElement> children = element.children();
        boolean elementsOnly = content.ofElementsOnly();
        for (int i = 0; i < children.size(); i++) {
            XmlElement child = children.get(i);
            if (elementsOnly && element.hasTextBefore(i)) {
                return new XmlMisfit(MisfitKind.CONTENT, element, null);
            }
            // The validator reports these no sooner than at the end of their parent.
            XmlMisfit misfit = content.withoutElements()
                    ? new XmlMisfit(MisfitKind.MISPLACED, child, null)
                    : misfit(run, child, content.of(child.name()));
            if (misfit != null) {
                return misfit;
            }
        }
        return elementsOnly && element.hasTextBefore(children.size())
                ? new XmlMisfit(MisfitKind.CONTENT, element, null)
                : null;
    }

    private static MisfitKind kind(String key) {
        if (CONTENT.stream().anyMatch(key::startsWith)) {
            return MisfitKind.CONTENT;
        }
        return key.startsWith(UNKNOWN_WORD) ? MisfitKind.WORD : MisfitKind.VALUE;
    }

    // The validator reports attributes in their order, without saying which: show it one more each time.
    private XmlMisfit attribute(XmlElement element, String key) throws SAXException {
        if (key.startsWith(MISSING_ATTRIBUTE)) {
            return new XmlMisfit(MisfitKind.ATTRIBUTE, element, null);
        }
        for (int shown = 1; shown <= element.attributes().size(); shown++) {
            String now = keyAt(element, shown);
            if (now != null && !now.startsWith(MISSING_ATTRIBUTE)) {
                MisfitKind kind = now.startsWith(UNKNOWN_ATTRIBUTE) ? MisfitKind.ATTRIBUTE : MisfitKind.ATTRIBUTE_VALUE;
                return new XmlMisfit(
                        kind, element, element.attributes().get(shown - 1).name());
            }
        }
        throw new IllegalStateException(key + " came without an attribute");
    }

    private @Nullable String keyAt(XmlElement element, int shown) throws SAXException {
        XmlRun run = newRun();
        run.begin();
        return approach(run, element, shown);
    }

    // Goes through all that stands before the element.
    private @Nullable String approach(XmlRun run, XmlElement element, int shown) throws SAXException {
        XmlElement parent = element.parent();
        if (parent != null) {
            approach(run, parent, parent.attributes().size());
            for (XmlElement sibling : parent.children()) {
                if (sibling == element) {
                    break;
                }
                skip(run, sibling);
            }
        }
        return run.start(element, shown);
    }

    private static void skip(XmlRun run, XmlElement element) throws SAXException {
        run.start(element, element.attributes().size());
        for (XmlElement child : element.children()) {
            skip(run, child);
        }
        run.end(element, element.children().isEmpty() ? element.text() : "");
    }
}
