package org.flaghoist.monitor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The alarms, {@code flaghoist.alarms} of {@code application.yaml}.
 *
 * @param every how often all is looked at
 * @param calm how long all must be well until an alarm ends; longer for what comes back
 * @param partnerDown how long a partner's server may be out of order
 * @param backlog how long the oldest message may wait on in or out
 * @param deadLetters how long a dead letter may wait
 * @param holds how long a held message may wait
 * @param expiry how long before its end an alarm about a certificate or key begins
 * @param hubsDiffer how long hubs may work by different files
 * @param rhythm what is too little, and too much, of senders
 * @param disk percent of the disk that may be used
 * @param chainCheck how often the whole chain is verified
 * @param report how alarms reach people
 */
@ConfigurationProperties(prefix = "flaghoist.alarms", ignoreUnknownFields = false)
public record AlarmSettings(
        Duration every,
        Duration calm,
        Limits partnerDown,
        Limits backlog,
        Limits deadLetters,
        Limits holds,
        Limits expiry,
        Limits hubsDiffer,
        RhythmLimits rhythm,
        int disk,
        Duration chainCheck,
        AlarmReporting report) {}
