package org.flaghoist.monitor;

import java.time.Duration;

/**
 * How alarms reach people.
 *
 * @param mail to whom alarms are mailed
 * @param webhook where they are posted
 * @param escalate whom else they reach when nobody acknowledges them
 * @param failing how long one of these ways may fail until that is an alarm, too
 */
record AlarmReporting(AlarmMail mail, AlarmWebhook webhook, AlarmEscalation escalate, Limits failing) {

    private static final Limits USUAL = new Limits(Duration.ofMinutes(10), Duration.ofHours(2));

    // What has no value at all comes as null.
    AlarmReporting {
        escalate = escalate == null ? AlarmEscalation.NONE : escalate;
        failing = failing == null ? USUAL : failing;
    }
}
