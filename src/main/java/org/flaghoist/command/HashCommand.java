package org.flaghoist.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Hashes a password for a user of the console. */
@Command(
        name = "hash",
        description =
                "Hash a password for flaghoist.console.users; read from the standard input, so that it stands in no"
                        + " list of processes, without a line break at its end.")
final class HashCommand implements Callable<Integer> {

    private static final int ROUNDS = 10;
    /** bcrypt takes no notice of what comes after. */
    private static final int LONGEST = 72;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST) {
            throw new IllegalArgumentException("give a password of 1 to " + LONGEST + " bytes; this has " + bytes);
        }
        spec.commandLine().getOut().println("{bcrypt}" + new BCryptPasswordEncoder(ROUNDS).encode(password));
        return 0;
    }
}
