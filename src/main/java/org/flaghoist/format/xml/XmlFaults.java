package org.flaghoist.format.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.definition.XmlForm.Structure.Misplaced;
import org.flaghoist.format.xml.XmlMisfit.MisfitKind;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Reports what does not fit the XML Schema, as the partner wants it. */
final class XmlFaults {

    private static final int RANK = 2;

    private final XmlForm.Structure form;
    private final Fields notification;
    private final TextForm text;

    XmlFaults(XmlForm.Structure form, Fields notification, TextForm text) {
        this.form = form;
        this.notification = notification;
        this.text = text;
    }

    Fault fault(XmlMisfit misfit, Faults faults) {
        Declared declared = declared(misfit.element());
        String attribute = misfit.attribute() != null || misfit.kind() != MisfitKind.ATTRIBUTE
                ? misfit.attribute()
                : missing(misfit.element(), declared.field());
        Place place = place(misfit, attribute, faults);
        return switch (misfit.kind()) {
            case WORD, VALUE -> {
                Declared text = declared.member(XmlContent.TEXT);
                yield value(
                        misfit,
                        text.field() != null ? text : declared,
                        misfit.element().text(),
                        place);
            }
            case ATTRIBUTE_VALUE -> {
                Declared own = declared.member(XmlContent.ATTRIBUTE + attribute);
                yield value(misfit, own, valueOf(misfit.element(), attribute), place);
            }
            default -> new Fault(form.fault(), place, Phase.FORM, RANK, null);
        };
    }

    private Place place(XmlMisfit misfit, @Nullable String attribute, Faults faults) {
        XmlElement element = misfit.element();
        if (misfit.kind() == MisfitKind.MISPLACED && form.misplaced() == Misplaced.PARENT) {
            XmlElement parent = element.parent();
            return parent == null ? Place.message(Place.Style.PATH, faults) : fieldOrNot(parent.place(faults));
        }
        Place place = element.place(faults);
        return fieldOrNot(attribute == null ? place : place.member(XmlContent.ATTRIBUTE + attribute, 0));
    }

    private Place fieldOrNot(Place place) {
        return form.field() ? place : place.withoutField();
    }

    private Fault value(XmlMisfit misfit, Declared declared, String value, Place place) {
        String plain = XmlSpace.collapsed(value);
        Field field = declared.field();
        boolean isLeftOut = plain.isEmpty() && field != null && field.presence().required();
        // Of a grading in two fields, each has a part of its word.
        Field typed = declared.grading() != null ? declared.grading() : field;
        FaultCode code = typed == null || isLeftOut || !form.byType() ? form.fault() : byType(misfit.kind(), typed);
        return new Fault(code, place, Phase.FORM, RANK, declared.personal() ? null : plain);
    }

    private FaultCode byType(MisfitKind kind, Field field) {
        return switch (field.type()) {
            case CODE, FLAG, GRADING -> unknown(field, FaultCode.CODE_UNKNOWN);
            // A level's length, for instance, is a matter of the form.
            case MARKING -> kind == MisfitKind.WORD ? unknown(field, FaultCode.MARKING_UNKNOWN) : form.fault();
            case MOMENT, DAY, DATE, MOMENT_OR_DAY -> FaultCode.TIME_INVALID;
            default -> form.fault();
        };
    }

    private static FaultCode unknown(Field field, FaultCode usual) {
        FaultCode own = field.words().unknown();
        return own == null ? usual : own;
    }

    private static String valueOf(XmlElement element, @Nullable String attribute) {
        return element.attributes().stream()
                .filter(a -> a.namespace().isEmpty() && a.name().equals(attribute))
                .map(XmlAttribute::value)
                .findFirst()
                .orElse("");
    }

    /** The first required attribute that is not there. */
    private @Nullable String missing(XmlElement element, @Nullable Field field) {
        return required(field)
                .map(name -> name.substring(1))
                .filter(name -> element.attributes().stream()
                        .noneMatch(a -> a.namespace().isEmpty() && a.name().equals(name)))
                .findFirst()
                .orElse(null);
    }

    private Stream<String> required(@Nullable Field field) {
        if (field == null) {
            return Stream.empty();
        }
        if (field.type() == FieldType.TEXT) {
            return Stream.of(text.language());
        }
        return field.members().byName().entrySet().stream()
                .filter(member -> member.getKey().startsWith(XmlContent.ATTRIBUTE))
                .filter(member -> member.getValue().presence().required())
                .map(Map.Entry::getKey);
    }

    private Declared declared(XmlElement element) {
        Deque<XmlElement> path = new ArrayDeque<>();
        for (XmlElement step = element; step.parent() != null; step = step.parent()) {
            path.push(step);
        }
        Declared declared = new Declared(null, null, notification, false);
        for (XmlElement step : path) {
            declared = declared.member(step.name());
        }
        return declared;
    }

    /**
     * What the partner's fields say of one element, attribute or text; of the root, only its members.
     *
     * @param grading the one that it has the information of
     */
    private record Declared(@Nullable Field field, @Nullable Field grading, Fields members, boolean personal) {

        Declared member(String name) {
            Field member = members.get(name);
            String source = members.sourceOf(name);
            return member == null
                    ? new Declared(null, null, Fields.NONE, personal)
                    : new Declared(
                            member,
                            source == null ? null : members.get(source),
                            member.members(),
                            personal || member.personal());
        }
    }
}
