package org.flaghoist.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.flaghoist.notification.SetupException;
import org.springframework.context.SmartLifecycle;

/** All simulated partners; there before the hub's routes start and until after they have stopped. */
final class SimulatedPartners implements SmartLifecycle {

    private final List<SimulatedPartner> all;
    private volatile boolean running;

    SimulatedPartners(List<SimulatedPartner> all) {
        this.all = List.copyOf(all);
    }

    Optional<SimulatedPartner> find(String id) {
        return all.stream().filter(partner -> partner.id().equals(id)).findFirst();
    }

    Optional<SftpPartner> server(String id) {
        return find(id).filter(SftpPartner.class::isInstance).map(SftpPartner.class::cast);
    }

    List<JmsPartner> ofBroker() {
        return all.stream()
                .filter(JmsPartner.class::isInstance)
                .map(JmsPartner.class::cast)
                .toList();
    }

    @Override
    public void start() {
        running = true;
        try {
            for (SimulatedPartner partner : all) {
                partner.start();
            }
        } catch (IOException e) {
            throw new SetupException(List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            for (SimulatedPartner partner : all) {
                partner.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
