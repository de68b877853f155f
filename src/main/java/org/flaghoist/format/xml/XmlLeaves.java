package org.flaghoist.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message that fits its schema into the raw tree of the partner's fields. An element with text becomes a text,
 * or an object of {@code @attribute} members and {@code #text} where it has attributes.
 */
final class XmlLeaves {

    private final XmlForm form;

    XmlLeaves(XmlForm form) {
        this.form = form;
    }

    LocatedObject object(XmlElement element, Fields members, Place place) {
        LocatedObject object = new LocatedObject(place);
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.namespace().isEmpty()) {
                String name = XmlContent.ATTRIBUTE + attribute.name();
                object.set(name, text(attribute.value(), false, place.member(name, members.rank(name))));
            }
        }
        for (XmlElement child : element.children()) {
            add(child, members, object);
        }
        return object;
    }

    private void add(XmlElement child, Fields members, LocatedObject parent) {
        String name = child.name();
        Field field = members.get(name);
        int rank = members.rank(name);
        JsonNode value = value(child, field, parent.place().childElement(name, child.position(), rank));
        if (field == null || !field.list()) {
            parent.set(name, value);
        } else if (parent.get(name) instanceof ArrayNode list) {
            list.add(value);
        } else {
            parent.set(name, new LocatedArray(parent.place().childElement(name, 1, rank)).add(value));
        }
    }

    private JsonNode value(XmlElement element, @Nullable Field field, Place place) {
        Fields members = field == null ? Fields.NONE : field.members();
        boolean withText = members.get(XmlContent.TEXT) != null;
        if (field != null && field.type() == FieldType.OBJECT && !withText) {
            return object(element, members, place);
        }
        boolean isLong = form.whiteSpace().longText().contains(element.name());
        LocatedObject object = object(element, members, place);
        if (object.isEmpty() && !withText) {
            return text(element.text(), isLong, place);
        }
        int rank = withText ? members.rank(XmlContent.TEXT) : object.size();
        object.set(XmlContent.TEXT, text(element.text(), isLong, place.member(XmlContent.TEXT, rank)));
        return object;
    }

    private LocatedText text(String written, boolean isLong, Place place) {
        return new LocatedText(Nfc.of(spaced(written, isLong)), place);
    }

    private String spaced(String written, boolean isLong) {
        if (isLong) {
            return form.whiteSpace().trimLongText() ? XmlSpace.trimmed(written) : written;
        }
        return form.whiteSpace().collapse() ? XmlSpace.collapsed(written) : XmlSpace.trimmed(written);
    }
}
