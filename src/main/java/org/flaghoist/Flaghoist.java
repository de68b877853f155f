package org.flaghoist;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's entry: without a command it starts the hub. */
@SpringBootApplication
public class Flaghoist {

    public static void main(String[] args) {
        SpringApplication.run(Flaghoist.class, args);
    }
}
