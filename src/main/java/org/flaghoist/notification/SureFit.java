package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.flaghoist.notification.SureFitRules.FitRule;

/**
 * Says quickly of most values that fit a schema that they do. To all others it does not say yes, and the validator
 * finds what is wrong, if anything is: this only saves asking it. A keyword that is not known here makes it say yes to
 * nothing.
 */
final class SureFit {

    /** What says nothing about a value; {@code then} and {@code else} are looked at with their {@code if}. */
    private static final Set<String> WITHOUT_RULE =
            Set.of("$schema", "$id", "$defs", "title", "description", "x-niem", "then", "else");

    /** Of these alone a "no" is as sure as a "yes", as a condition needs it. */
    private static final Set<String> EXACT = Set.of("properties", "const", "enum", "contains");

    private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();
    private static final String DEFINITIONS = "$defs";

    private final Map<String, FitRule> defined = new HashMap<>();
    private final FitRule whole;

    /** @param schema in which no {@code $ref} leads elsewhere than into its {@code $defs} */
    SureFit(JsonNode schema) {
        for (Map.Entry<String, JsonNode> each : schema.path(DEFINITIONS).properties()) {
            defined.put("#/" + DEFINITIONS + "/" + each.getKey(), of(each.getValue()));
        }
        whole = of(schema);
    }

    boolean fits(JsonNode value) {
        return whole.fits(value, new Matchers());
    }

    private FitRule of(JsonNode schema) {
        List<FitRule> rules = new ArrayList<>();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (!WITHOUT_RULE.contains(keyword.getKey())) {
                rules.add(rule(keyword.getKey(), keyword.getValue(), schema));
            }
        }
        return schema.isObject() ? SureFitRules.all(rules) : SureFitRules.NEVER;
    }

    private FitRule rule(String keyword, JsonNode value, JsonNode schema) {
        return switch (keyword) {
            case "$ref" -> reference(value.asText());
            case "allOf" -> SureFitRules.all(each(value));
            case "anyOf" -> SureFitRules.any(each(value));
            case "if" -> condition(value, schema);
            case "properties" -> properties(value, schema);
            case "additionalProperties" ->
                value.equals(BooleanNode.FALSE) && schema.has("properties") ? SureFitRules.ALWAYS : SureFitRules.NEVER;
            case "items" -> SureFitRules.items(of(value));
            case "contains" -> SureFitRules.contains(of(value));
            case "type" -> SureFitRules.type(value.asText());
            case "const" -> SureFitRules.constant(value);
            case "enum" -> words(value);
            case "pattern" -> pattern(value.asText());
            case "required" -> SureFitRules.required(texts(value));
            case "dependentRequired" -> dependent(value);
            case "uniqueItems" -> value.asBoolean() ? SureFitRules.UNIQUE : SureFitRules.ALWAYS;
            default -> SureFitRules.limit(keyword, value);
        };
    }

    private FitRule reference(String name) {
        // Looked up when asked: what it names may not be made yet.
        return (node, matchers) ->
                defined.getOrDefault(name, SureFitRules.NEVER).fits(node, matchers);
    }

    private List<FitRule> each(JsonNode schemas) {
        return StreamSupport.stream(schemas.spliterator(), false).map(this::of).toList();
    }

    private FitRule condition(JsonNode asked, JsonNode schema) {
        if (!isExact(asked)) {
            return SureFitRules.NEVER;
        }
        FitRule condition = of(asked);
        FitRule then = of(schema.has("then") ? schema.get("then") : ANYTHING);
        FitRule otherwise = of(schema.has("else") ? schema.get("else") : ANYTHING);
        return (node, matchers) -> (condition.fits(node, matchers) ? then : otherwise).fits(node, matchers);
    }

    private static boolean isExact(JsonNode schema) {
        return schema.properties().stream()
                .allMatch(keyword -> EXACT.contains(keyword.getKey()) && isExact(keyword.getKey(), keyword.getValue()));
    }

    private static boolean isExact(String keyword, JsonNode value) {
        return switch (keyword) {
            case "properties" -> value.properties().stream().allMatch(named -> isExact(named.getValue()));
            case "contains" -> isExact(value);
            case "const" -> value.isTextual();
            default -> StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
        };
    }

    private FitRule properties(JsonNode named, JsonNode schema) {
        Map<String, FitRule> rules = new HashMap<>();
        named.properties().forEach(each -> rules.put(each.getKey(), of(each.getValue())));
        FitRule others = schema.has("additionalProperties") ? SureFitRules.NEVER : SureFitRules.ALWAYS;
        return (node, matchers) -> {
            if (node.isObject()) {
                for (Map.Entry<String, JsonNode> member : node.properties()) {
                    if (!rules.getOrDefault(member.getKey(), others).fits(member.getValue(), matchers)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static FitRule words(JsonNode values) {
        Set<String> words = new HashSet<>(texts(values));
        boolean onlyTexts = words.size() == values.size();
        return (node, matchers) -> onlyTexts && node.isTextual() && words.contains(node.textValue());
    }

    private static FitRule pattern(String written) {
        Pattern pattern = SureFitRules.pattern(written);
        return (node, matchers) -> !node.isTextual() || matchers.find(pattern, node.textValue());
    }

    private static FitRule dependent(JsonNode names) {
        List<FitRule> rules = new ArrayList<>();
        names.properties().forEach(each -> {
            FitRule others = SureFitRules.required(texts(each.getValue()));
            rules.add((node, matchers) -> !node.has(each.getKey()) || others.fits(node, matchers));
        });
        return SureFitRules.all(rules);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }
}
