package org.flaghoist.demo;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sends the samples, once in the life of the demo's directory. Only meanwhile do the simulated partners of the
 * broker take what waits for them: later it is there for clients from outside.
 */
final class SampleRun {

    private static final long LONGEST_WAIT_MILLIS = 20_000;
    private static final long QUIET_MILLIS = 1_500;

    private static final String BEGUN = "begun";
    private static final String DONE = "samples-sent";

    private final Path begun;
    private final Path done;
    private final SimulatedPartners partners;
    private final Tally tally;
    private final Narrator narrator;
    private final Outage outage;

    SampleRun(Path directory, SimulatedPartners partners, Tally tally, Narrator narrator, Outage outage) {
        this.begun = directory.resolve(BEGUN);
        this.done = directory.resolve(DONE);
        this.partners = partners;
        this.tally = tally;
        this.narrator = narrator;
        this.outage = outage;
    }

    /** Whether there may be samples in the hub. */
    static boolean hasBegun(Path directory) {
        return Files.exists(directory.resolve(BEGUN)) || Files.exists(directory.resolve(DONE));
    }

    boolean isDone() {
        return Files.exists(done);
    }

    void send() throws IOException, JMSException, InterruptedException {
        DemoScript script = DemoScript.read();
        Files.writeString(begun, "The hub has samples; only simulated partners may get them.\n");
        send(script.before());
        tally.awaitQuiet(QUIET_MILLIS);
        outage.begin();
        send(script.during());
        tally.awaitQuiet(QUIET_MILLIS);
        receive();
        Files.writeString(done, "The samples were sent. Remove this file to have them sent again.\n");
    }

    private void send(List<DemoSample> samples) throws IOException, JMSException, InterruptedException {
        for (DemoSample sample : samples) {
            var partner = partners.find(sample.partner());
            if (partner.isPresent()) {
                send(sample, partner.get());
            }
        }
    }

    private void send(DemoSample sample, SimulatedPartner partner)
            throws IOException, JMSException, InterruptedException {
        int wanted = tally.answers() + sample.answers();
        partner.send(sample.file(), sample.content());
        if (!tally.awaitAnswers(wanted, LONGEST_WAIT_MILLIS)) {
            narrator.say(partner.id() + ": no answer to " + sample.file() + " yet; the log above may say why");
        }
        receive();
    }

    private void receive() throws JMSException, IOException {
        for (JmsPartner partner : partners.ofBroker()) {
            partner.receive();
        }
    }
}
