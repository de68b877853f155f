package org.flaghoist.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for all conditions again and again, and logs what begins and ends. */
final class AlarmScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmScheduler.class);

    private final OutageLog recording = new OutageLog(LOG, "Recording the alarms");
    private final Map<Watch, OutageLog> watches;
    private final Alarms alarms;
    private final LedgerSnapshot ledgerSnapshot;

    AlarmScheduler(List<Watch> watches, Alarms alarms, LedgerSnapshot ledgerSnapshot) {
        this.watches = watches.stream()
                .collect(Collectors.toMap(
                        Function.identity(), watch -> new OutageLog(LOG, "Looking for " + watch.condition())));
        this.alarms = alarms;
        this.ledgerSnapshot = ledgerSnapshot;
    }

    @Scheduled(fixedDelayString = "${flaghoist.alarms.every}", initialDelayString = "${flaghoist.alarms.every}")
    void look() {
        List<Finding> found = new ArrayList<>();
        Set<Condition> looked =
                watches.keySet().stream().map(Watch::condition).collect(Collectors.toCollection(HashSet::new));
        watches.forEach((watch, outages) -> {
            // What cannot be looked for now is not well for that.
            if (!watch.isReady() || !outages.attempt(() -> found.addAll(watch.look()))) {
                looked.remove(watch.condition());
            }
        });
        recording.attempt(() -> {
            alarms.record(found, looked).forEach(AlarmScheduler::log);
            ledgerSnapshot.read();
        });
    }

    private static void log(AlarmChange change) {
        Alarm alarm = change.alarm();
        String title = AlarmTexts.title(alarm);
        switch (change.turn()) {
            case BEGAN, WORSE ->
                LOG.warn(
                        "Alarm: {}, since {}: {}",
                        title,
                        alarm.finding().since(),
                        alarm.finding().text());
            case ESCALATED ->
                LOG.warn(
                        "Alarm not acknowledged, and escalated: {}, since {}",
                        title,
                        alarm.finding().since());
            case ENDED ->
                LOG.info(
                        "Alarm ended: {}, since {} until {}",
                        title,
                        alarm.finding().since(),
                        alarm.until());
        }
    }
}
