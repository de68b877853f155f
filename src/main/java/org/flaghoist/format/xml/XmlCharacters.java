package org.flaghoist.format.xml;

import java.util.List;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.ReusedMatchers;
import org.jspecify.annotations.Nullable;

/** Finds the first forbidden character in attributes and in elements without children, in document order. */
final class XmlCharacters {

    private static final int RANK = 4;

    private final ReusedMatchers inShortText;
    private final ReusedMatchers inLongText;
    private final boolean trimmed;
    private final List<String> longText;

    XmlCharacters(XmlForm.ForbiddenCharacters form, List<String> longText) {
        this.inShortText = new ReusedMatchers(form.shortText());
        this.inLongText = new ReusedMatchers(form.longText());
        this.trimmed = form.trimmed();
        this.longText = longText;
    }

    /** Adds the fault of the first, if there is one. */
    void check(XmlElement element, Faults faults) {
        if (faults.first() != null) {
            return;
        }
        for (XmlAttribute attribute : element.attributes()) {
            check(attribute.value(), inShortText, element, attribute.name(), faults);
        }
        if (element.children().isEmpty()) {
            check(element.text(), longText.contains(element.name()) ? inLongText : inShortText, element, null, faults);
        }
        for (XmlElement child : element.children()) {
            check(child, faults);
        }
    }

    private void check(
            String value, ReusedMatchers forbidden, XmlElement element, @Nullable String attribute, Faults faults) {
        String found = faults.first() == null ? forbidden.first(trimmed ? XmlSpace.trimmed(value) : value) : null;
        if (found != null) {
            Place place = element.place(faults);
            Place at = attribute == null ? place : place.member(XmlContent.ATTRIBUTE + attribute, 0);
            faults.add(new Fault(FaultCode.MALFORMED, at, Phase.FORM, RANK, named(found)));
        }
    }

    /** As {@code U+202E}: the character itself might upset whatever shows it. */
    static String named(String character) {
        return String.format("U+%04X", character.codePointAt(0));
    }
}
