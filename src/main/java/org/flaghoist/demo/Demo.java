package org.flaghoist.demo;

import jakarta.jms.JMSException;
import java.io.IOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The demo from when the hub is ready: it tells where things are, and plays the samples at the first start. */
final class Demo {

    private final DemoSettings settings;
    private final ClientsFile clients;
    private final SampleRun show;
    private final Outage outage;
    private final Narrator narrator;
    private final Summary summary;
    private final Thread player = new Thread(this::play, "demo");

    Demo(
            DemoSettings settings,
            ClientsFile clients,
            SampleRun show,
            Outage outage,
            Narrator narrator,
            Summary summary) {
        this.settings = settings;
        this.clients = clients;
        this.show = show;
        this.outage = outage;
        this.narrator = narrator;
        this.summary = summary;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        clients.write(settings.directory().resolve("clients.json"));
        if (settings.samples() && !show.wasPlayed()) {
            narrator.say("Playing the samples ...");
            player.setDaemon(true);
            player.start();
        } else {
            narrator.say(summary.whereToLook());
        }
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        player.interrupt();
    }

    private void play() {
        try {
            show.play();
            narrator.say(summary.counts() + summary.whereToLook());
            outage.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | JMSException e) {
            narrator.say("The show stops: " + e.getMessage());
        }
    }

    static String consoleAddress(Environment environment) {
        String host = environment.getProperty("server.address", "localhost");
        String port = environment.getProperty("server.port", "8080");
        return "http://" + host + ":" + port + "/actuator/hawtio/";
    }
}
