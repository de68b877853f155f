package org.flaghoist.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.flaghoist.effect.Effects.EffectGroup;

/** Effects as they are kept with a change: counts, rules, fields and references, and no values. */
public final class EffectsJson {

    private static final int MOST_GROUPS = 200;
    private static final int MOST_FIELDS = 50;
    private static final String FAULT = "fault";
    private static final String LAST = "last";

    private EffectsJson() {}

    /** @param all that came in since then; the last of them are looked at */
    public static ObjectNode of(Effects effects, Instant since, long all) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("since", since.toString())
                .put("looked", effects.looked())
                .put("all", all)
                .put("changed", effects.changed());
        Instant oldest = effects.oldest();
        if (oldest != null) {
            json.put("oldest", oldest.toString());
        }
        ArrayNode groups = json.putArray("groups");
        effects.groups().stream().limit(MOST_GROUPS).forEach(group -> add(group, groups.addObject()));
        return json.put("more", Math.max(0, effects.groups().size() - MOST_GROUPS));
    }

    /** Instead of effects where they cannot be found; they may be by and by. */
    public static ObjectNode fault(String words) {
        return JsonNodeFactory.instance.objectNode().put(FAULT, words);
    }

    /** The same where they will not be, however often somebody looks. */
    public static ObjectNode lastFault(String words) {
        return fault(words).put(LAST, true);
    }

    public static boolean isFault(JsonNode effects) {
        return effects.has(FAULT);
    }

    public static boolean isLastFault(JsonNode effects) {
        return effects.has(LAST);
    }

    private static void add(EffectGroup group, ObjectNode json) {
        FoundEffect effect = group.effect();
        json.put("kind", effect.kind().name())
                .put("words", group.words())
                .put("what", effect.kind().words())
                .put("sender", effect.sender())
                .put("recipient", effect.recipient())
                .put("before", effect.before())
                .put("after", effect.after())
                .put("count", group.count());
        List<String> fields = effect.fields();
        ArrayNode shown = json.putArray("fields");
        fields.stream().limit(MOST_FIELDS).forEach(shown::add);
        if (fields.size() > MOST_FIELDS) {
            shown.add("and " + (fields.size() - MOST_FIELDS) + " more");
        }
        group.examples().forEach(json.putArray("examples")::add);
    }
}
