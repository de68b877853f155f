package org.flaghoist.monitor;

/**
 * How alarms reach people.
 *
 * @param mail to whom alarms are mailed
 * @param webhook where they are posted
 * @param escalate whom else they reach when nobody acknowledges them
 */
record AlarmReporting(AlarmMail mail, AlarmWebhook webhook, AlarmEscalation escalate) {

    // What has no value at all comes as null.
    AlarmReporting {
        escalate = escalate == null ? AlarmEscalation.NONE : escalate;
    }
}
