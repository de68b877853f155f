package org.flaghoist.kit;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Sends one copy after the other, takes what the partner sends, and ends when all is done or nothing more comes. */
final class RehearsalRun {

    private static final int MOST_LOST = 3;
    private static final Duration SILENT = Duration.ofSeconds(5);

    private final PartnerSide side;
    private final ClientMessages messages;
    private final Patience patience;
    private final ResultLog log;
    private final CopyDelivery delivery;
    private long quiet;
    private String said = "";
    private int lost;
    private boolean staying;
    private volatile boolean broken;

    RehearsalRun(PartnerSide side, ClientMessages messages, Patience patience, ResultLog log) {
        this.side = side;
        this.messages = messages;
        this.patience = patience;
        this.log = log;
        this.delivery = new CopyDelivery(side, patience, log);
    }

    /** @param asked what the client is asked to send, for people */
    void run(Collection<OutboundCopy> planned, String asked) throws Exception {
        side.open().forEach(log::add);
        delivery.addAll(planned);
        if (log.hasFailures()) {
            end("the way between us failed before");
            return;
        }
        messages.ask();
        log.say("Start your client. " + asked);
        log.say("Waiting for your client ...");
        moved();
        while (!isOver() && lost < MOST_LOST) {
            step();
            sayWhatIsMissing();
        }
        side.oddities().forEach(log::add);
        end(broken ? "it was broken off before" : lost < MOST_LOST ? "" : "the way between us was lost");
    }

    /** Has it end soon, from another thread. */
    void breakOff() {
        broken = true;
    }

    boolean isBrokenOff() {
        return broken;
    }

    private void end(String why) {
        delivery.giveUp(why);
        messages.results(why).forEach(log::add);
    }

    private void step() throws InterruptedException {
        try {
            for (PartnerSide.InboundContent content : side.collect()) {
                moved();
                messages.came(content).forEach(delivery::add);
            }
            if (delivery.step()) {
                moved();
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            lost++;
            log.add(CaseResult.failed(CaseResult.CONNECTION, "time " + lost, "is lost: " + e.getMessage()));
        }
    }

    private boolean isOver() {
        if (broken) {
            return true;
        }
        if (!delivery.isDone()) {
            return false;
        }
        BooleanSupplier end = patience.end();
        if (end != null && !staying) {
            staying = true;
            log.say("All was sent. Goes on taking what your client sends; press Enter to end.");
        }
        return System.nanoTime() > quiet || (end == null ? messages.areAllDone() : end.getAsBoolean());
    }

    // Nobody knows otherwise why it does not end.
    private void sayWhatIsMissing() {
        String missing = delivery.isDone() ? messages.missing() : "";
        long left = quiet - System.nanoTime();
        if (left > 0 && !missing.equals(said) && left < patience.idle().toNanos() - SILENT.toNanos()) {
            said = missing;
            if (!missing.isEmpty()) {
                log.say("All else is done. Waits for " + missing + " of your client, byte for byte, for "
                        + TimeUnit.NANOSECONDS.toSeconds(left) + " s; Ctrl-C ends it now.");
            }
        }
    }

    private void moved() {
        quiet = System.nanoTime() + patience.idle().toNanos();
    }
}
