package org.flaghoist.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.BarePoint;
import org.flaghoist.format.xsd.XsdChoice;
import org.flaghoist.format.xsd.XsdField;
import org.flaghoist.format.xsd.XsdValue;
import org.jspecify.annotations.Nullable;

/** Says in keys of {@code format.yaml} what an XML Schema limits; what these cannot say is left out. */
final class XsdLimits {

    private static final String PATTERN = "pattern";
    private static final Set<String> POSITIVE = Set.of("nonNegativeInteger", "positiveInteger", "unsignedInt");

    private XsdLimits() {}

    /**
     * @param type as in {@code format.yaml}; empty for an object
     * @return each key with its value as YAML has it
     */
    static Map<String, String> of(XsdField field, String type) {
        Map<String, String> limits = new LinkedHashMap<>();
        if (field.most() > 1 && field.most() != XsdField.WITHOUT_END) {
            limits.put("max", Integer.toString(field.most()));
        }
        addChoice(field.choice(), limits);
        XsdValue text = field.value() == null ? ownText(field) : field.value();
        String length = text == null ? null : length(text);
        boolean isElement = Stream.of("@", "#").noneMatch(field.name()::startsWith);
        // When an attribute is written, nobody counts.
        if (length != null && isElement && Set.of("", "LINE").contains(type)) {
            limits.put("width", length);
        }
        if (field.value() != null) {
            add(field.value(), type, limits);
        }
        return limits;
    }

    private static void addChoice(XsdChoice choice, Map<String, String> limits) {
        String others = choice.others().stream().map(DraftedField::named).collect(Collectors.joining(", ", "[", "]"));
        if (choice.needed()) {
            limits.put("requiredUnless", others);
        }
        if (!choice.others().isEmpty()) {
            limits.put("excludedBy", others);
        }
    }

    private static @Nullable XsdValue ownText(XsdField field) {
        return field.members().stream()
                .filter(member -> member.name().equals("#text"))
                .findFirst()
                .map(XsdField::value)
                .orElse(null);
    }

    private static @Nullable String length(XsdValue value) {
        String most = value.limits().getOrDefault("length", value.limits().get("maxLength"));
        return most == null || !most.matches("[1-9][0-9]{0,8}") ? null : most;
    }

    private static void add(XsdValue value, String type, Map<String, String> limits) {
        String pattern = value.patterns().size() == 1
                ? PlainPattern.ofXsd(value.patterns().get(0))
                : null;
        String decimals = value.limits().get("fractionDigits");
        boolean isNumber = Set.of("INTEGER", "NUMBER").contains(type);
        if (pattern != null && (type.equals("LINE") || (isNumber && !BarePoint.isIn(pattern)))) {
            limits.put(PATTERN, DraftedField.quoted(pattern));
        } else if (type.equals("INTEGER") && digits(value) > 0) {
            String sign = isPositive(value) ? "" : "-?";
            limits.put(PATTERN, DraftedField.quoted(sign + "[0-9]{1," + digits(value) + "}"));
        }
        if (type.equals("NUMBER") && decimals != null && decimals.matches("[0-9]{1,2}")) {
            limits.put("written", decimals);
        }
    }

    /** How many digits it may have; 0 where the schema does not say it, or limits the value otherwise. */
    private static int digits(XsdValue value) {
        String most = value.limits().getOrDefault("maxInclusive", "");
        String total = value.limits().getOrDefault("totalDigits", "");
        int nines = most.matches("9{1,18}") ? most.length() : 0;
        int digits = total.matches("[1-9]|1[0-8]") ? Integer.parseInt(total) : 0;
        return nines == 0 || digits == 0 ? Math.max(nines, digits) : Math.min(nines, digits);
    }

    private static boolean isPositive(XsdValue value) {
        String least = Objects.requireNonNullElse(value.limits().get("minInclusive"), "-");
        return POSITIVE.contains(value.type()) || least.matches("[0-9]+");
    }
}
