package org.flaghoist.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.flaghoist.console.ConsoleUser.Role;
import org.flaghoist.operator.Operator;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Who is logged in, over JMX, so that the pages know what to offer. */
@Component
@ManagedResource(objectName = "org.flaghoist:type=Session", description = "Who is logged in")
public final class ConsoleSession {

    private final Operator operator;

    ConsoleSession(Operator operator) {
        this.operator = operator;
    }

    /** @return JSON: {@code name} and {@code role}, the highest that the login has */
    @ManagedOperation(description = "Who is logged in, and in which role")
    public String me() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", operator.name())
                .put("person", operator.person().identity())
                .put("role", role().name())
                .toString();
    }

    private static Role role() {
        Role highest = Role.VIEWER;
        for (Role role : Role.values()) {
            if (ConsoleRestrictor.isAtLeast(role)) {
                highest = role;
            }
        }
        return highest;
    }
}
