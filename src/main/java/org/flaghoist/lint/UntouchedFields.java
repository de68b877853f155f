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
        fields.byName()
                .forEach((name, field) ->
                        check(file, names, JsonPointer.empty().appendProperty(part), name, field, inbound));
    }

    private void check(String file, JsltNames names, JsonPointer at, String name, Field field, boolean inbound) {
        if (inbound && field.out()) {
            return;
        }
        boolean isMovedWhole = !at.tail().matches() && hub.hasMember(name);
        if (!names.names(name) && !isMovedWhole) {
            JsonPointer own = at.appendProperty(name);
            found.add(
                    yaml,
                    YamlLines.near(yaml, at, name),
                    own.toString().substring(1).replace('/', '.'),
                    file + " does not touch it; move it there, or" + " remove it");
        }
        JsonPointer members = at.appendProperty(name).appendProperty("members");
        field.members().byName().forEach((member, own) -> check(file, names, members, member, own, inbound));
    }
}
