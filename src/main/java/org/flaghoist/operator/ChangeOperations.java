package org.flaghoist.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.flaghoist.change.ChangePatch;
import org.flaghoist.change.ChangeState;
import org.flaghoist.change.ChangedFile;
import org.flaghoist.change.Changes;
import org.flaghoist.change.Changes.ListedChanges;
import org.flaghoist.change.Changes.ShownChange;
import org.flaghoist.change.ProposedChange;
import org.flaghoist.change.ProposedChange.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Changes of files, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Changes",
        description = "Changes of mappings and release policy: proposed, looked at, agreed to by a second person")
public final class ChangeOperations {

    private static final String REASON = "kept as long as records are";
    private static final String ID = "the number of the change";

    private final Changes changes;
    private final Operator operator;

    public ChangeOperations(Changes changes, Operator operator) {
        this.changes = changes;
        this.operator = operator;
    }

    /** The files of a proposal, by their paths: all of each; empty for one that is to be removed. */
    record ProposedFiles(@Nullable Map<String, @Nullable String> files) {

        SortedMap<String, String> texts() {
            SortedMap<String, String> texts = new TreeMap<>();
            if (files != null) {
                files.forEach((path, text) -> texts.put(path, Objects.requireNonNullElse(text, "")));
            }
            return texts;
        }
    }

    record ChangesShown(@Nullable Long last, SortedSet<Long> forged, List<ChangeShown> changes) {}

    record ChangeShown(
            long id,
            ChangeState state,
            String actor,
            String person,
            String reason,
            Instant at,
            @Nullable SecondShown second,
            @Nullable Long reload,
            @Nullable Long undoes,
            String from,
            @Nullable String to,
            @Nullable String words) {

        static ChangeShown of(ProposedChange change) {
            Signature second = change.second();
            return new ChangeShown(
                    change.id(),
                    change.state(),
                    change.by().name(),
                    change.by().identity(),
                    change.reason(),
                    change.at(),
                    second == null ? null : SecondShown.of(second),
                    change.reload(),
                    change.undoes(),
                    change.from(),
                    change.to(),
                    change.words());
        }
    }

    record SecondShown(String actor, String reason, Instant at) {

        static SecondShown of(Signature second) {
            return new SecondShown(second.person().name(), second.reason(), second.at());
        }
    }

    record WholeChange(ChangeShown change, @Nullable JsonNode effects, List<FileShown> files) {}

    record FileShown(String path, boolean added, boolean removed, String difference) {

        static FileShown of(ChangedFile file) {
            return new FileShown(file.path(), file.before() == null, file.after() == null, ChangePatch.shown(file));
        }
    }

    record ChangeNumber(long id) {}

    record WayBackShown(long id, ChangeState state) {}

    @ManagedOperation(description = "The last changes, the newest first, and the one that back goes back from")
    public String list() {
        ListedChanges listed = changes.list();
        return JsonText.of(new ChangesShown(
                listed.last(),
                listed.forged(),
                listed.changes().stream().map(ChangeShown::of).toList()));
    }

    @ManagedOperation(description = "One change, with what it does to its files and would do to real traffic")
    @ManagedOperationParameter(name = "id", description = ID)
    public String show(long id) {
        ShownChange shown = changes.show(id);
        List<FileShown> files = shown.files().stream().map(FileShown::of).toList();
        return JsonText.of(
                new WholeChange(ChangeShown.of(shown.change()), shown.change().effects(), files));
    }

    @ManagedOperation(description = "What a change does to its files, for git apply or patch -p1")
    @ManagedOperationParameter(name = "id", description = ID)
    public String patch(long id) {
        return ChangePatch.of(changes.show(id).files());
    }

    @ManagedOperation(description = "Propose other texts of files; nothing is proposed where a check finds faults")
    @ManagedOperationParameter(
            name = "files",
            description = "JSON: {\"files\": {path: all of its text}}; empty removes")
    @ManagedOperationParameter(name = "reason", description = REASON)
    public String propose(String files, String reason) {
        ProposedFiles proposed = JsonText.query(files, ProposedFiles.class);
        return JsonText.of(new ChangeNumber(changes.propose(operator.person(), reason, proposed.texts())));
    }

    @ManagedOperation(description = "Agree to what somebody else has proposed; all hubs go over to it, or none")
    @ManagedOperationParameter(name = "id", description = ID)
    @ManagedOperationParameter(name = "reason", description = REASON)
    public String approve(long id, String reason) {
        changes.approve(operator.person(), id, reason);
        return JsonText.of(new ChangeNumber(id));
    }

    @ManagedOperation(description = "Refuse what somebody else has proposed")
    @ManagedOperationParameter(name = "id", description = ID)
    @ManagedOperationParameter(name = "reason", description = REASON)
    public void refuse(long id, String reason) {
        changes.refuse(operator.person(), id, reason);
    }

    @ManagedOperation(description = "Withdraw what you have proposed")
    @ManagedOperationParameter(name = "id", description = ID)
    @ManagedOperationParameter(name = "reason", description = REASON)
    public void withdraw(long id, String reason) {
        changes.withdraw(operator.person(), id, reason);
    }

    @ManagedOperation(
            description =
                    "Have all hubs go back to the texts of before the last change, or propose it to a second person")
    @ManagedOperationParameter(
            name = "id",
            description = "the number of that change, so that no other is gone back from")
    @ManagedOperationParameter(name = "reason", description = REASON)
    public String back(long id, String reason) {
        long back = changes.back(operator.person(), id, reason);
        return JsonText.of(new WayBackShown(back, changes.show(back).change().state()));
    }
}
