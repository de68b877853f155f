package org.flaghoist.operator;

import java.io.IOException;
import org.flaghoist.people.OperationRejected;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Backups over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(objectName = "org.flaghoist:type=Backup", description = "Backups of a hub that works")
public final class BackupOperations {

    private final Backups backups;
    private final Operator operator;

    public BackupOperations(Backups backups, Operator operator) {
        this.backups = backups;
        this.operator = operator;
    }

    @ManagedOperation(description = "Begin a backup of all that the hub keeps, as of one moment")
    @ManagedOperationParameter(
            name = "directory",
            description = "a new one on the hub's machine, within flaghoist.hub.backups")
    public String make(String directory) {
        try {
            return JsonText.of(backups.begin(directory, operator.name()));
        } catch (IOException e) {
            throw new OperationRejected(directory + " cannot be used (" + e.getMessage()
                    + "); correct its permissions, or name another directory");
        }
    }

    @ManagedOperation(description = "What became of the last backup that was begun")
    public String last() {
        return JsonText.of(backups.last()
                .orElseThrow(() -> new OperationRejected("no backup was begun since the hub was started")));
    }
}
