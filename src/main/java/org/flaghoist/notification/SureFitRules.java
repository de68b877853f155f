package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What single keywords of JSON Schema demand. Where the validator might see it differently, as with numbers that are
 * not decimals, they do not say yes.
 */
final class SureFitRules {

    /** Whether a value surely fits. */
    @FunctionalInterface
    interface FitRule {
        boolean fits(JsonNode node, Matchers matchers);
    }

    static final FitRule ALWAYS = (node, matchers) -> true;
    static final FitRule NEVER = (node, matchers) -> false;
    static final FitRule UNIQUE = (node, matchers) -> !node.isArray() || node.size() < 2 || isUnique(node);

    /** The validator divides an integer as a double, which has all up to this one. */
    private static final long LARGEST_EXACT = 1L << 53;

    private SureFitRules() {}

    static FitRule all(List<FitRule> rules) {
        FitRule[] each = rules.toArray(FitRule[]::new);
        return (node, matchers) -> {
            for (FitRule rule : each) {
                if (!rule.fits(node, matchers)) {
                    return false;
                }
            }
            return true;
        };
    }

    static FitRule any(List<FitRule> rules) {
        FitRule[] each = rules.toArray(FitRule[]::new);
        return (node, matchers) -> {
            for (FitRule rule : each) {
                if (rule.fits(node, matchers)) {
                    return true;
                }
            }
            return false;
        };
    }

    // Java's $ also matches before a last line break, so that "BG\n" would pass.
    static Pattern pattern(String written) {
        return Pattern.compile(written.endsWith("$") ? written.substring(0, written.length() - 1) + "\\z" : written);
    }

    static FitRule items(FitRule each) {
        return (node, matchers) -> {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                if (!each.fits(node.get(i), matchers)) {
                    return false;
                }
            }
            return true;
        };
    }

    static FitRule contains(FitRule sought) {
        return (node, matchers) -> {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                if (sought.fits(node.get(i), matchers)) {
                    return true;
                }
            }
            return !node.isArray();
        };
    }

    static FitRule type(String name) {
        return switch (name) {
            case "object" -> (node, matchers) -> node.isObject();
            case "array" -> (node, matchers) -> node.isArray();
            case "string" -> (node, matchers) -> node.isTextual();
            case "boolean" -> (node, matchers) -> node.isBoolean();
            case "number" -> (node, matchers) -> isExact(node);
            case "integer" -> (node, matchers) -> node.isIntegralNumber();
            default -> NEVER;
        };
    }

    private static boolean isExact(JsonNode node) {
        return node.isBigDecimal() || node.isInt() || node.isLong();
    }

    static FitRule constant(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return (node, matchers) -> isExact(node) && node.decimalValue().compareTo(number) == 0;
        }
        return (node, matchers) -> value.isValueNode() && value.equals(node);
    }

    static FitRule required(List<String> names) {
        return (node, matchers) -> {
            for (int i = 0; node.isObject() && i < names.size(); i++) {
                if (!node.has(names.get(i))) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean isUnique(JsonNode list) {
        Set<JsonNode> before = new HashSet<>();
        for (JsonNode element : list) {
            if (!before.add(element)) {
                return false;
            }
        }
        return true;
    }

    /** A keyword with a number that is a limit of lengths, sizes or values; {@link #NEVER} for any other. */
    static FitRule limit(String keyword, JsonNode limit) {
        int bound = limit.intValue();
        return !limit.isNumber()
                ? NEVER
                : switch (keyword) {
                    case "minLength" -> length(length -> length >= bound);
                    case "maxLength" -> length(length -> length <= bound);
                    case "minItems" -> size(JsonNode::isArray, size -> size >= bound);
                    case "maxItems" -> size(JsonNode::isArray, size -> size <= bound);
                    case "minProperties" -> size(JsonNode::isObject, size -> size >= bound);
                    case "minimum" -> number(limit, order -> order >= 0);
                    case "maximum" -> number(limit, order -> order <= 0);
                    case "exclusiveMinimum" -> number(limit, order -> order > 0);
                    case "multipleOf" -> multiple(limit.decimalValue());
                    default -> NEVER;
                };
    }

    private static FitRule length(IntPredicate fits) {
        return (node, matchers) -> {
            String text = node.isTextual() ? node.textValue() : null;
            return text == null || fits.test(text.codePointCount(0, text.length()));
        };
    }

    private static FitRule size(Predicate<JsonNode> counts, IntPredicate fits) {
        return (node, matchers) -> !counts.test(node) || fits.test(node.size());
    }

    private static FitRule number(JsonNode limit, IntPredicate fits) {
        BigDecimal bound = limit.decimalValue();
        return (node, matchers) -> !node.isNumber()
                || (isExact(node) && fits.test(node.decimalValue().compareTo(bound)));
    }

    private static FitRule multiple(BigDecimal divisor) {
        return (node, matchers) -> !node.isNumber()
                || (isExact(node)
                        && (node.isBigDecimal() || Math.abs(node.longValue()) <= LARGEST_EXACT)
                        && node.decimalValue().remainder(divisor).signum() == 0);
    }
}
