package org.flaghoist;

import org.flaghoist.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's entry: without a command it starts the hub. */
@SpringBootApplication
public class Flaghoist {

    private static final int WARNS_OF_UNSAFE = 24;

    public static void main(String[] args) {
        if (Commands.isAsked(args)) {
            System.exit(Commands.run(args));
        }
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            // The JVM would warn of how the broker's network library reaches memory.
            System.setProperty("io.netty.noUnsafe", "true");
        }
        SpringApplication.run(Flaghoist.class, args);
    }
}
