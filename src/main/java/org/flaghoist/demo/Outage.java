package org.flaghoist.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One partner's server is down for a while, so that the console shows what that looks like. */
final class Outage {

    private final Optional<SftpPartner> partner;
    private final Duration length;
    private final Narrator narrator;

    /** @param partner none where all is to stay well */
    Outage(Optional<SftpPartner> partner, Duration length, Narrator narrator) {
        this.partner = partner;
        this.length = length;
        this.narrator = narrator;
    }

    void begin() throws IOException {
        if (partner.isPresent()) {
            partner.get().stop();
            narrator.say("%s: its server is down for %d minutes, to show what that looks like"
                    .formatted(partner.get().id(), length.toMinutes()));
        }
    }

    /** Waits for the end of it. */
    void end() throws IOException, InterruptedException {
        if (partner.isPresent()) {
            Thread.sleep(length.toMillis());
            partner.get().start();
            narrator.say(partner.get().id() + ": its server is there again");
        }
    }
}
