package org.flaghoist.format.xml;

import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Drives the JDK's validator event by event, so that the event at which it raises its first error gives the place. The
 * error itself gives no more than its key: its text follows the machine's language. One message at a time.
 */
final class XmlRun {

    // Stands for xsi:type and the like, which the validator would obey. The partners' forms know no such attributes.
    private static final String UNKNOWN_NAMESPACE = "urn:flaghoist:unknown";

    // No schema of a partner knows so many, so that the first unknown one is among them; the validator's time for more
    // rises by the square.
    private static final int MOST_ATTRIBUTES = 64;

    private final ValidatorHandler validator;
    private final XmlStandIn standIn;
    private final AttributesImpl attributes = new AttributesImpl();
    private @Nullable String key;

    XmlRun(ValidatorHandler validator, XmlStandIn standIn) {
        this.validator = validator;
        this.standIn = standIn;
        validator.setErrorHandler(new FirstError());
    }

    void begin() throws SAXException {
        key = null;
        validator.startDocument();
    }

    /**
     * @param first how many of its attributes are shown to the validator
     * @return the key of the error that this raised, or null for none
     */
    @Nullable
    String start(XmlElement element, int first) throws SAXException {
        attributes.clear();
        for (XmlAttribute attribute : element.attributes().subList(0, Math.min(first, MOST_ATTRIBUTES))) {
            if (!attribute.isHint()) {
                String namespace = attribute.ofInstance() ? UNKNOWN_NAMESPACE : attribute.namespace();
                attributes.addAttribute(
                        namespace, attribute.name(), attribute.name(), "CDATA", standIn.ofAttribute(attribute.value()));
            }
        }
        validator.startElement(element.namespace(), element.name(), element.name(), attributes);
        return key;
    }

    @Nullable
    String end(XmlElement element, String text) throws SAXException {
        if (!text.isEmpty()) {
            char[] characters = standIn.ofText(element.name(), text).toCharArray();
            validator.characters(characters, 0, characters.length);
        }
        validator.endElement(element.namespace(), element.name(), element.name());
        return key;
    }

    private final class FirstError implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // Not a matter of validity.
        }

        @Override
        public void error(SAXParseException error) {
            if (key == null) {
                String message = String.valueOf(error.getMessage());
                int colon = message.indexOf(':');
                key = colon < 0 ? message : message.substring(0, colon);
            }
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
