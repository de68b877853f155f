package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a running hub make a backup, and waits for it. */
@Command(
        name = "backup",
        description = "Make a backup of a running hub, with its ledger and its broker's journal as of one moment.")
final class BackupCommand implements Callable<Integer> {

    private static final String BEAN = "type=Backup";
    private static final int EVERY_MILLIS = 500;

    @Mixin
    private RunningHub hub = new RunningHub();

    @Parameters(
            paramLabel = "DIR",
            description = "a new directory on the hub's machine, within its flaghoist.hub.backups")
    private String directory = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode backup = hub.ask(BEAN, "make", directory);
        String began = backup.path("began").asText();
        while (is(backup, "UNDER_WAY")) {
            Thread.sleep(EVERY_MILLIS);
            backup = hub.ask(BEAN, "last");
            if (!backup.path("began").asText().equals(began)) {
                return hub.complain("another backup was begun since; see the hub's log for what became of this one");
            }
        }
        if (!is(backup, "DONE")) {
            return hub.complain(backup.path("fault").asText());
        }
        return hub.print(backup, backup.path("directory").asText() + " has all as of " + began);
    }

    private static boolean is(JsonNode backup, String state) {
        return backup.path("state").asText().equals(state);
    }
}
