package org.flaghoist;

import org.flaghoist.command.Commands;
import org.flaghoist.hub.LongestStop;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's entry: without a command it starts the hub. */
@SpringBootApplication
public class Flaghoist {

    public static void main(String[] args) {
        if (Commands.isAsked(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication hub = new SpringApplication(Flaghoist.class);
        hub.addListeners(new LongestStop());
        hub.run(args);
    }
}
