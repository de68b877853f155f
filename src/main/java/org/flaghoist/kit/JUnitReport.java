package org.flaghoist.kit;

import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.flaghoist.kit.CaseResult.CaseOutcome;

/** The report for build servers. What only people can judge is skipped there, never passed. */
final class JUnitReport {

    private JUnitReport() {}

    static String of(ReportHead head, Collection<CaseResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "rehearsal of " + head.partner());
            xml.writeAttribute("timestamp", String.valueOf(head.began()));
            xml.writeAttribute("time", String.valueOf(head.took().toSeconds()));
            xml.writeAttribute("tests", String.valueOf(results.size()));
            xml.writeAttribute("failures", count(results, CaseOutcome.FAILED));
            xml.writeAttribute(
                    "skipped",
                    count(results, CaseOutcome.TO_LOOK_AT, CaseOutcome.NOT_TRIED, CaseOutcome.DOES_NOT_APPLY));
            for (CaseResult result : results) {
                write(xml, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the report cannot be written: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", plain(result.group()));
        xml.writeAttribute("name", plain(result.name()));
        switch (result.outcome()) {
            case FAILED -> message(xml, "failure", result);
            case TO_LOOK_AT, NOT_TRIED, DOES_NOT_APPLY -> message(xml, "skipped", result);
            case PASSED -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(plain(result.text()));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void message(XMLStreamWriter xml, String element, CaseResult result) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute(
                "message",
                plain(result.isFailed() ? result.text() : result.outcome().words() + ": " + result.text()));
    }

    private static String count(Collection<CaseResult> results, CaseOutcome... outcomes) {
        return String.valueOf(results.stream()
                .filter(one -> List.of(outcomes).contains(one.outcome()))
                .count());
    }

    /** What the partner sent may hold what XML cannot. */
    static String plain(String text) {
        return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
