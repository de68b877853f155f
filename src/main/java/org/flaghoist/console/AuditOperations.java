package org.flaghoist.console;

import java.util.List;
import org.flaghoist.operator.JsonText;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What people did, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(objectName = "org.flaghoist:type=Audit", description = "Who did what, when and why")
public final class AuditOperations {

    private static final int PAGE = 50;

    private final AuditLog auditLog;
    private final RuleWords rules;

    AuditOperations(AuditLog auditLog, RuleWords rules) {
        this.auditLog = auditLog;
        this.rules = rules;
    }

    private record AuditPage(List<EventView> rows, @Nullable Long next) {}

    @ManagedOperation(description = "What people did, the newest first, 50 at a time")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String list(String query) {
        List<RecordedEvent> found =
                auditLog.list(JsonText.query(query, AuditQuery.class).filter(), PAGE + 1);
        List<RecordedEvent> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        Long next = found.size() > PAGE ? page.get(PAGE - 1).event() : null;
        return JsonText.of(new AuditPage(
                page.stream().map(event -> EventView.of(event, rules)).toList(), next));
    }
}
