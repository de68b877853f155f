package org.flaghoist.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which message that waits for people is meant, and why something is done with it. */
final class OneMessage {

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Option(names = "--reason", required = true, description = "kept as long as records are")
    private String reason = "";

    String id() {
        return id;
    }

    String reason() {
        return reason;
    }
}
