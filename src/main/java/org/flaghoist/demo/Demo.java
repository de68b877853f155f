package org.flaghoist.demo;

import jakarta.jms.JMSException;
import java.io.IOException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The demo from when the hub is ready: it prints where things are, and sends the samples at the first start. */
final class Demo {

    private final DemoSettings settings;
    private final ClientsFile clients;
    private final SampleRun samples;
    private final Outage outage;
    private final Narrator narrator;
    private final Summary summary;
    private final Thread sender = new Thread(this::sendSamples, "demo");

    Demo(
            DemoSettings settings,
            ClientsFile clients,
            SampleRun samples,
            Outage outage,
            Narrator narrator,
            Summary summary) {
        this.settings = settings;
        this.clients = clients;
        this.samples = samples;
        this.outage = outage;
        this.narrator = narrator;
        this.summary = summary;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        clients.write(settings.directory().resolve("clients.json"));
        if (settings.samples() && !samples.isDone()) {
            narrator.say("Sending the samples ...");
            sender.setDaemon(true);
            sender.start();
        } else {
            narrator.say(summary.whereToLook());
        }
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        sender.interrupt();
    }

    private void sendSamples() {
        try {
            samples.send();
            narrator.say(summary.counts() + summary.whereToLook());
            outage.end();
        } catch (InterruptedException | ActiveMQInterruptedException e) {
            // The hub stops while a sample is on its way.
            Thread.currentThread().interrupt();
        } catch (IOException | JMSException e) {
            narrator.say("The demo stops: " + e.getMessage());
        }
    }

    static String consoleAddress(Environment environment) {
        String host = environment.getProperty("server.address", "localhost");
        String port = environment.getProperty("server.port", "8080");
        return "http://" + host + ":" + port + "/actuator/hawtio/";
    }
}
