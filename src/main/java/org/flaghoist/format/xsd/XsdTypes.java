package org.flaghoist.format.xsd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.xsd.XsdValue.XsdWord;
import org.jspecify.annotations.Nullable;

/** The types of an XML Schema, with all that those restrict on which they are based. */
record XsdTypes(XsdNode schema) {

    private static final String SIMPLE = "simpleType";
    private static final String VALUE = "value";

    /** What stands at the root of the schema; null where nothing there has this name. */
    @Nullable
    XsdNode global(String kind, String name) {
        return schema.children(kind).stream()
                .filter(each -> !name.isEmpty() && each.attribute("name").equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The type of an element that has attributes or other elements; null where it has a value alone. */
    @Nullable
    XsdNode complex(XsdNode declared) {
        XsdNode own = declared.child("complexType");
        return own == null ? global("complexType", declared.attribute("type")) : own;
    }

    /** What an element or an attribute without members may be. */
    XsdValue value(XsdNode declared) {
        return value(declared.attribute("type"), declared.child(SIMPLE));
    }

    private XsdValue value(String name, @Nullable XsdNode inline) {
        XsdNode type = inline == null ? global(SIMPLE, name) : inline;
        if (type == null) {
            return XsdValue.of(name.startsWith(XsdNode.XS) ? name.substring(XsdNode.XS.length()) : "");
        }
        XsdNode restriction = type.child("restriction");
        if (restriction != null) {
            XsdValue base = value(restriction.attribute("base"), restriction.child(SIMPLE));
            return restricted(base, restriction, type.attribute("name"));
        }
        XsdNode union = type.child("union");
        return union == null ? XsdValue.of("") : union(union);
    }

    private XsdValue union(XsdNode union) {
        Stream<XsdValue> named = Stream.of(union.attribute("memberTypes").split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> value(name, null));
        List<XsdValue> members = Stream.concat(
                        named, union.children(SIMPLE).stream().map(inline -> value("", inline)))
                .toList();
        boolean areListed = members.stream().noneMatch(member -> member.words().isEmpty());
        List<XsdWord> words = areListed
                ? members.stream().flatMap(member -> member.words().stream()).toList()
                : List.of();
        return new XsdValue("", words, "", List.of(), Map.of());
    }

    /** The text of an element that has attributes beside it. */
    XsdValue text(XsdNode derived) {
        String base = derived.attribute("base");
        XsdNode complex = global("complexType", base);
        XsdNode further = complex == null ? null : derived(complex, "simpleContent");
        XsdValue of = further == null ? value(base, derived.child(SIMPLE)) : text(further);
        return restricted(of, derived, "");
    }

    /** What a complex type extends or restricts; null where it does neither. */
    @Nullable
    static XsdNode derived(XsdNode complex, String... contents) {
        XsdNode content = complex.child(contents);
        return content == null ? null : content.child("extension", "restriction");
    }

    private static XsdValue restricted(XsdValue base, XsdNode restriction, String name) {
        List<XsdWord> own = restriction.children("enumeration").stream()
                .map(word -> new XsdWord(word.attribute(VALUE), word.line()))
                .toList();
        List<String> patterns = new ArrayList<>(base.patterns());
        String pattern = restriction.children("pattern").stream()
                .map(each -> each.attribute(VALUE))
                .collect(Collectors.joining("|"));
        if (!pattern.isEmpty()) {
            patterns.add(pattern);
        }
        Map<String, String> limits = new HashMap<>(base.limits());
        restriction.children().stream()
                .filter(each -> each.attributes().containsKey(VALUE))
                .forEach(limit -> limits.put(limit.kind(), limit.attribute(VALUE)));
        limits.keySet().removeAll(List.of("enumeration", "pattern"));
        return own.isEmpty()
                ? new XsdValue(base.type(), base.words(), base.listedIn(), patterns, limits)
                : new XsdValue(base.type(), own, name, patterns, limits);
    }
}
