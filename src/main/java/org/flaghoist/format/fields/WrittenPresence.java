package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.Emptiness;
import org.flaghoist.format.definition.Field.Presence;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.FaultCode;

/**
 * What the members of one object that is written demand of each other, as {@link Relations} for what is read.
 *
 * @param given what {@code written} was made of
 */
record WrittenPresence(Fields declared, JsonNode given, ObjectNode written, MessageWriting writing) {

    void check() {
        for (int i = 0; i < declared.size(); i++) {
            Field field = declared.field(i);
            if (!field.out() || !writing.isSent()) {
                check(declared.name(i), field);
            }
        }
    }

    private void check(String name, Field field) {
        Presence presence = field.presence();
        if (!isThere(name)) {
            if (presence.isRequiredBeside(this::isThere, this::word)) {
                String why = "is required, and the mapping gives nothing for it";
                misfit(name, "required by format.yaml, and not written", required(presence), why);
            }
        } else if (presence.isExcludedBeside(this::isThere)) {
            String why = "is written beside what excludes it";
            misfit(name, "excluded by what is written beside it", "excludedBy", why);
        } else if (field.emptiness() == Emptiness.FAULT && written.path(name).isObject() && isEmpty(name)) {
            misfit(name, "without members", "notEmpty", "is written without members");
        }
    }

    private void misfit(String name, String detail, String rule, String why) {
        writing.misfit(FaultCode.SCHEMA, name, detail, writing.unfit(name, rule, why));
    }

    // The first that asks for it.
    private String required(Presence presence) {
        if (presence.required()) {
            return "required";
        } else if (presence.requiredWith().stream().anyMatch(this::isThere)) {
            return "requiredWith";
        }
        boolean isUnless = !presence.requiredUnless().isEmpty()
                && presence.requiredUnless().stream().noneMatch(this::isThere);
        return isUnless ? "requiredUnless" : "requiredWhen";
    }

    private String word(String name) {
        return given.path(name).asText();
    }

    private boolean isThere(String name) {
        JsonNode member = written.get(name);
        if (member == null) {
            return false;
        }
        if (member.isObject()) {
            Field field = declared.get(name);
            return field == null || field.emptiness() != Emptiness.ABSENT || !isEmpty(name);
        }
        return member.isArray()
                ? !member.isEmpty()
                : !member.isTextual() || !member.textValue().isEmpty();
    }

    private boolean isEmpty(String name) {
        return written.path(name).isEmpty();
    }
}
