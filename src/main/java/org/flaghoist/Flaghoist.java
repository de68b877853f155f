package org.flaghoist;

import org.flaghoist.command.Commands;
import org.flaghoist.hub.LongestStop;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's entry: without a command it starts the hub. */
@SpringBootApplication
public class Flaghoist {

    // Netty takes memory in pieces of 8 KiB times two to the power of this, and keeps them: on two cores four in the
    // heap and as many beside it. Its own default is 4 MiB each.
    private static final String NETTY_CHUNK = "io.netty.allocator.maxOrder";
    private static final String ONE_MEBIBYTE = "7";

    public static void main(String[] args) {
        if (System.getProperty(NETTY_CHUNK) == null) {
            System.setProperty(NETTY_CHUNK, ONE_MEBIBYTE);
        }
        if (Commands.isAsked(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication hub = new SpringApplication(Flaghoist.class);
        hub.addListeners(new LongestStop());
        try {
            hub.run(args);
        } catch (RuntimeException reported) {
            // Spring has logged it. Threads of the broker would keep the process for a minute.
            System.exit(1);
        }
    }
}
