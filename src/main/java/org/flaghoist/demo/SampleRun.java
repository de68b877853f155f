package org.flaghoist.demo;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Plays the samples, once in the life of the demo's directory. Only while it plays do the simulated partners of the
 * broker take what waits for them: later it is there for clients from outside.
 */
final class SampleRun {

    private static final long LONGEST_WAIT_MILLIS = 20_000;
    private static final long QUIET_MILLIS = 1_500;

    private static final String BEGUN = "begun";
    private static final String PLAYED = "played";

    private final Path begun;
    private final Path played;
    private final SimulatedPartners partners;
    private final Tally tally;
    private final Narrator narrator;
    private final Outage outage;

    SampleRun(Path directory, SimulatedPartners partners, Tally tally, Narrator narrator, Outage outage) {
        this.begun = directory.resolve(BEGUN);
        this.played = directory.resolve(PLAYED);
        this.partners = partners;
        this.tally = tally;
        this.narrator = narrator;
        this.outage = outage;
    }

    /** Whether there may be samples in the hub. */
    static boolean hasBegun(Path directory) {
        return Files.exists(directory.resolve(BEGUN)) || Files.exists(directory.resolve(PLAYED));
    }

    boolean wasPlayed() {
        return Files.exists(played);
    }

    void play() throws IOException, JMSException, InterruptedException {
        DemoScript script = DemoScript.read();
        Files.writeString(begun, "The hub has samples; only simulated partners may get them.\n");
        play(script.before());
        tally.awaitQuiet(QUIET_MILLIS);
        outage.begin();
        play(script.during());
        tally.awaitQuiet(QUIET_MILLIS);
        receive();
        Files.writeString(played, "The samples were played. Remove this file to have them played again.\n");
    }

    private void play(List<DemoSample> samples) throws IOException, JMSException, InterruptedException {
        for (DemoSample sample : samples) {
            var partner = partners.find(sample.partner());
            if (partner.isPresent()) {
                play(sample, partner.get());
            }
        }
    }

    private void play(DemoSample sample, SimulatedPartner partner)
            throws IOException, JMSException, InterruptedException {
        int wanted = tally.answers() + sample.answers();
        partner.send(sample.file(), sample.content());
        if (!tally.awaitAnswers(wanted, LONGEST_WAIT_MILLIS)) {
            narrator.say(partner.id() + ": no answer to " + sample.file() + " yet; the log above may tell why");
        }
        receive();
    }

    private void receive() throws JMSException, IOException {
        for (JmsPartner partner : partners.ofBroker()) {
            partner.receive();
        }
    }
}
