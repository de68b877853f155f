package org.flaghoist.format.xsd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.xsd.XsdField.XsdPlace;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements and attributes of a complex type, also those of what it extends and of groups.
 *
 * @param around the types that it stands in, by what they are and not by what they say
 */
record XsdMembers(XsdTypes types, Set<XsdNode> around) {

    private static final String REF = "ref";
    private static final String ATTRIBUTE = "attribute";
    private static final String ELEMENT = "element";

    XsdField element(XsdNode declared) {
        XsdNode element = Objects.requireNonNullElse(types.global(ELEMENT, declared.attribute(REF)), declared);
        boolean required = !declared.attribute("minOccurs").equals("0");
        String name = element.attribute("name");
        XsdNode complex = types.complex(element);
        boolean isWithin = complex != null && around.contains(complex);
        XsdValue value = complex == null ? types.value(element) : null;
        return new XsdField(
                name,
                new XsdPlace(declared.line(), isWithin),
                required,
                most(declared),
                XsdChoice.NONE,
                value,
                () -> complex == null ? List.of() : below(complex).of(complex));
    }

    private XsdMembers below(XsdNode complex) {
        Set<XsdNode> further = Collections.newSetFromMap(new IdentityHashMap<>());
        further.addAll(around);
        further.add(complex);
        return new XsdMembers(types, further);
    }

    private static int most(XsdNode declared) {
        String most = declared.attribute("maxOccurs");
        boolean isNumber = most.matches("[0-9]{1,9}");
        return isNumber ? Math.max(Integer.parseInt(most), 1) : most.isEmpty() ? 1 : XsdField.WITHOUT_END;
    }

    private List<XsdField> of(XsdNode complex) {
        Map<String, XsdField> members = new LinkedHashMap<>();
        attributes(complex).forEach(member -> members.put(member.name(), member));
        XsdNode text = XsdTypes.derived(complex, "simpleContent");
        if (text != null) {
            members.put("#text", XsdField.single("#text", text, true, types.text(text)));
        }
        List<XsdField> elements = elements(complex);
        Set<String> names = new HashSet<>();
        // What stands in several branches may be beside what one of them leaves to choose.
        Set<String> several = elements.stream()
                .map(XsdField::name)
                .filter(name -> !names.add(name))
                .collect(Collectors.toSet());
        elements.forEach(member -> members.putIfAbsent(member.name(), chosen(member, several)));
        return List.copyOf(members.values());
    }

    private static XsdField chosen(XsdField member, Set<String> several) {
        boolean isAlone = !several.contains(member.name()) && !member.choice().isOfAny(several);
        return isAlone ? member : member.of(XsdChoice.NONE);
    }

    private List<XsdField> attributes(XsdNode owner) {
        List<XsdField> attributes = new ArrayList<>();
        XsdNode derived = XsdTypes.derived(owner, "simpleContent", "complexContent");
        XsdNode base = derived == null ? null : base(derived);
        if (base != null) {
            attributes.addAll(attributes(base));
        }
        (derived == null ? owner : derived)
                .children(ATTRIBUTE, "attributeGroup").stream()
                        .flatMap(this::attribute)
                        .forEach(attributes::add);
        return attributes;
    }

    private Stream<XsdField> attribute(XsdNode declared) {
        String ref = declared.attribute(REF);
        XsdNode meant = Objects.requireNonNullElse(types.global(declared.kind(), ref), declared);
        if (!declared.kind().equals(ATTRIBUTE)) {
            return attributes(meant).stream();
        }
        String name = meant.attribute("name");
        // One of another namespace, such as xml:lang, is declared elsewhere.
        boolean isHere = !name.isEmpty() && !declared.attribute("use").equals("prohibited");
        boolean required = declared.attribute("use").equals("required");
        return isHere ? Stream.of(XsdField.single("@" + name, declared, required, types.value(meant))) : Stream.of();
    }

    private List<XsdField> elements(XsdNode complex) {
        XsdNode derived = XsdTypes.derived(complex, "complexContent");
        if (derived == null) {
            return group(complex, false);
        }
        List<XsdField> elements = new ArrayList<>();
        XsdNode base = derived.kind().equals("extension") ? base(derived) : null;
        if (base != null) {
            elements.addAll(elements(base));
        }
        elements.addAll(group(derived, false));
        return elements;
    }

    private @Nullable XsdNode base(XsdNode derived) {
        return types.global("complexType", derived.attribute("base"));
    }

    private List<XsdField> group(XsdNode group, boolean optional) {
        List<XsdField> fields = new ArrayList<>();
        for (XsdNode part : group.children()) {
            boolean isOptional = optional || part.attribute("minOccurs").equals("0");
            List<XsdField> found =
                    switch (part.kind()) {
                        case ELEMENT -> List.of(optional ? element(part).optional() : element(part));
                        case "sequence", "all" -> group(part, isOptional);
                        case "choice" -> XsdChoices.among(part, optional, group(part, true));
                        case "group" -> group(Objects.requireNonNullElse(global(part), part), isOptional);
                        default -> List.of();
                    };
            boolean isRepeated = !part.kind().equals(ELEMENT) && most(part) > 1;
            found.forEach(field -> fields.add(isRepeated ? field.withoutEnd() : field));
        }
        return fields;
    }

    private @Nullable XsdNode global(XsdNode group) {
        return types.global("group", group.attribute(REF));
    }
}
