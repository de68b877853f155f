package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/**
 * Finds fields that a {@code format.yaml} declares and no mapping touches. A mapping may move an object whole where its
 * members are named as the hub's.
 */
final class UntouchedFields {

    private final Path yaml;
    private final HubNames hub;
    private final SetupFaults found;

    UntouchedFields(Path yaml, HubNames hub, SetupFaults found) {
        this.yaml = yaml;
        this.hub = hub;
        this.found = found;
    }

    /** @param inbound true where what is only written need not be touched */
    void check(String file, JsltNames names, String part, Fields fields, boolean inbound) {
        Look look = new Look(file, names, inbound);
        int count = look.count(fields);
        if (count > 1 && !look.touches(fields)) {
            found.add(
                    yaml,
                    YamlLines.near(yaml, part),
                    part,
                    file + " touches none of its " + count + " fields; move each there, or remove it");
            return;
        }
        check(look, JsonPointer.empty().appendProperty(part), fields);
    }

    private void check(Look look, JsonPointer at, Fields fields) {
        fields.byName().forEach((name, field) -> {
            if (look.isDue(name, fields)) {
                check(look, at, name, field);
            }
        });
    }

    private void check(Look look, JsonPointer at, String name, Field field) {
        boolean isMovedWhole = !at.tail().matches() && hub.hasMember(name);
        int count = look.count(field.members());
        if (isMovedWhole || look.names().names(name)) {
            check(look, at.appendProperty(name).appendProperty("members"), field.members());
        } else if (count == 0 || look.touches(field.members())) {
            report(at, name, look.file() + " does not touch it");
            check(look, at.appendProperty(name).appendProperty("members"), field.members());
        } else {
            String all = count == 1 ? "its field" : "any of its " + count + " fields";
            report(at, name, look.file() + " touches neither it nor " + all);
        }
    }

    private void report(JsonPointer at, String name, String message) {
        String key = at.appendProperty(name).toString().substring(1).replace('/', '.');
        found.add(yaml, YamlLines.near(yaml, at, name), key, message + "; move it there, or remove it");
    }

    /** What one mapping names, and what it should. */
    private record Look(String file, JsltNames names, boolean inbound) {

        boolean isDue(String name, Fields beside) {
            Field field = beside.get(name);
            // The information of a grading goes with its source.
            return field != null && (!inbound || !field.out()) && beside.sourceOf(name) == null;
        }

        int count(Fields fields) {
            return fields.byName().entrySet().stream()
                    .filter(each -> isDue(each.getKey(), fields))
                    .mapToInt(each -> 1 + count(each.getValue().members()))
                    .sum();
        }

        boolean touches(Fields fields) {
            return fields.byName().entrySet().stream()
                    .filter(each -> isDue(each.getKey(), fields))
                    .anyMatch(each -> names.names(each.getKey())
                            || touches(each.getValue().members()));
        }
    }
}
