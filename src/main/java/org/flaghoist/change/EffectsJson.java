package org.flaghoist.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.flaghoist.effect.Effects;
import org.flaghoist.effect.Effects.EffectGroup;
import org.flaghoist.effect.FoundEffect;

/** Effects as they are kept with a change: counts, rules, fields and references, and no values. */
final class EffectsJson {

    private static final int MOST_GROUPS = 200;
    private static final String FAULT = "fault";

    private EffectsJson() {}

    static ObjectNode of(Effects effects, Instant since) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("since", since.toString())
                .put("looked", effects.looked())
                .put("changed", effects.changed());
        ArrayNode groups = json.putArray("groups");
        effects.groups().stream().limit(MOST_GROUPS).forEach(group -> add(group, groups.addObject()));
        return json.put("more", Math.max(0, effects.groups().size() - MOST_GROUPS));
    }

    /** Instead of effects where they cannot be found. */
    static ObjectNode fault(String words) {
        return JsonNodeFactory.instance.objectNode().put(FAULT, words);
    }

    static boolean isFault(JsonNode effects) {
        return effects.has(FAULT);
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
        effect.fields().forEach(json.putArray("fields")::add);
        group.examples().forEach(json.putArray("examples")::add);
    }
}
