package org.flaghoist.command;

import picocli.CommandLine.Option;

/** As which of the two a command prints rows. */
final class CsvOrJson {

    @Option(names = "--csv", description = "print CSV")
    @SuppressWarnings("UnusedVariable") // what is not JSON is CSV
    private boolean csv;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    boolean isJson() {
        return json;
    }
}
