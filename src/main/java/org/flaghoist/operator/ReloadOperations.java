package org.flaghoist.operator;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flaghoist.reload.HubAnswer;
import org.flaghoist.reload.Reload;
import org.flaghoist.reload.ReloadState;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.Reloads.AnsweredReload;
import org.flaghoist.reload.WorkingHub;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Reloads over JMX. Answers are JSON; who asks is whoever is logged in. */
@ManagedResource(
        objectName = "org.flaghoist:type=Reload",
        description = "Have all hubs go over to changed tables, keys and credentials, without a restart")
public final class ReloadOperations {

    private final Reloads reloads;
    private final WorkingHub hub;
    private final Operator operator;

    public ReloadOperations(Reloads reloads, WorkingHub hub, Operator operator) {
        this.reloads = reloads;
        this.hub = hub;
        this.operator = operator;
    }

    /** This hub, the others at work, and what was asked for. */
    record ReloadsShown(String hub, @Nullable String configuration, Set<String> hubs, List<ReloadShown> reloads) {}

    record ReloadShown(
            long id,
            String actor,
            String reason,
            Instant at,
            ReloadState state,
            @Nullable Instant ended,
            @Nullable String words,
            List<AnswerShown> hubs) {

        static ReloadShown of(AnsweredReload followed) {
            Reload reload = followed.reload();
            return new ReloadShown(
                    reload.id(),
                    reload.person().name(),
                    reload.reason(),
                    reload.at(),
                    reload.state(),
                    reload.ended(),
                    reload.words(),
                    followed.answers().stream().map(AnswerShown::of).toList());
        }
    }

    record AnswerShown(
            String hub,
            List<String> changes,
            @Nullable String faults,
            @Nullable Instant switched) {

        static AnswerShown of(HubAnswer answer) {
            return new AnswerShown(answer.hub(), answer.changes().lines().toList(), answer.faults(), answer.switched());
        }
    }

    @ManagedOperation(description = "Have all hubs check their files, and go over to them if all find the same good")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String ask(String reason) {
        return JsonText.of(ReloadShown.of(new AnsweredReload(reloads.ask(operator.person(), reason), List.of())));
    }

    @ManagedOperation(description = "By what this hub works, and the last reloads with what each hub said")
    public String list() {
        List<ReloadShown> shown = reloads.list().stream().map(ReloadShown::of).toList();
        return JsonText.of(new ReloadsShown(hub.name(), hub.decidesBy().name(), hub.atWork(), shown));
    }
}
