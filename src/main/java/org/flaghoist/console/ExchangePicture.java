package org.flaghoist.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.flaghoist.due.DueWords;
import org.flaghoist.exchange.MaintenanceWindow;
import org.flaghoist.exchange.PartnerSnapshot;
import org.flaghoist.exchange.PartnerSnapshot.Backlog;
import org.flaghoist.exchange.PartnerSnapshot.Connection;
import org.flaghoist.exchange.StateChange;
import org.flaghoist.monitor.Rhythm;
import org.flaghoist.partner.Expiry;
import org.flaghoist.partner.PartnerBody;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.partner.Sftp;
import org.flaghoist.partner.Throttle;
import org.jspecify.annotations.Nullable;

/** How the exchange stands at the moment, as the page of that name shows it (docs/jmx.md). */
record ExchangePicture(Instant at, boolean diskFull, List<PartnerShown> partners, List<Flow> flows) {

    /** Copies sent to a recipient. */
    record Flow(String sender, String recipient, long lastMinute, long lastHour) {}

    /** One partner. */
    record PartnerShown(
            String id,
            String name,
            String transport,
            StateShown state,
            @Nullable WindowShown window,
            Backlog in,
            Backlog out,
            @JsonUnwrapped ParkedShown parked,
            @JsonUnwrapped ServerShown connections,
            @JsonUnwrapped ContactsShown contacts,
            List<ExpiryShown> expiries,
            List<BodyShown> bodies) {

        static PartnerShown of(PartnerSnapshot now, WaitingCounts waiting, Rhythm rhythm, Instant at) {
            LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
            String id = now.partner().id();
            Throttle throttle = now.partner().limits().throttle();
            return new PartnerShown(
                    id,
                    now.partner().name(),
                    now.partner().transport() instanceof Sftp ? "SFTP" : "JMS",
                    StateShown.of(now.lastChange()),
                    WindowShown.of(now.window(), at),
                    now.in(),
                    now.out(),
                    new ParkedShown(waiting.deadIn(id), waiting.deadOut(id), waiting.held(id)),
                    new ServerShown(ConnectionShown.of(now.collect()), ConnectionShown.of(now.deliver())),
                    new ContactsShown(
                            now.contacts().received(),
                            rhythm.accepted(),
                            ExpectedShown.of(rhythm),
                            throttle == null ? null : throttle.text(),
                            now.contacts().delivered(),
                            now.contacts().connected()),
                    now.partner().expiries().stream()
                            .map(expiry -> ExpiryShown.of(expiry, today))
                            .toList(),
                    now.partner().bodies().stream()
                            .map(body -> BodyShown.of(body, waiting))
                            .toList());
        }
    }

    /** One of a partner's bodies, and what waits for people of what is for it. */
    record BodyShown(String id, String name, long deadOut, long held) {

        static BodyShown of(PartnerBody body, WaitingCounts waiting) {
            return new BodyShown(body.id(), body.name(), waiting.deadOut(body.id()), waiting.held(body.id()));
        }
    }

    /** A partner's server in both directions; null where it has none. */
    record ServerShown(
            @Nullable ConnectionShown collect, @Nullable ConnectionShown deliver) {}

    /** What waits for people on the partner's parking queues. */
    record ParkedShown(long deadIn, long deadOut, long held) {}

    /** When the partner was last heard from, and reached, how often it is expected to be, and how fast it is given. */
    record ContactsShown(
            @Nullable Instant lastReceived,
            @Nullable Instant lastAccepted,
            ExpectedShown expected,
            @Nullable String throttle,
            @Nullable Instant lastDelivered,
            @Nullable Instant lastConnected) {}

    /**
     * What is expected from a partner.
     *
     * @param within in words; null where nothing is, or it is not learnt yet
     */
    record ExpectedShown(
            boolean on, boolean learnt, @Nullable String within) {

        static ExpectedShown of(Rhythm rhythm) {
            String within = rhythm.within() == null ? null : DueWords.of(rhythm.within());
            return new ExpectedShown(rhythm.isOn(), rhythm.isLearnt(), within);
        }
    }

    /** How the hub deals with a partner, since when, by whose decision and why. */
    record StateShown(PartnerState state, Instant since, String by, String reason) {

        static StateShown of(StateChange last) {
            return new StateShown(last.state(), last.since(), last.by(), last.reason());
        }
    }

    /**
     * The last day of a credential.
     *
     * @param what in words
     * @param days left after today
     */
    record ExpiryShown(String what, String on, long days) {

        static ExpiryShown of(Expiry expiry, LocalDate today) {
            return new ExpiryShown(expiry.words(), expiry.on().toString(), expiry.days(today));
        }
    }

    /** A maintenance window, that is open now or to come. */
    record WindowShown(Instant from, Instant to, String by, String reason, boolean active) {

        static @Nullable WindowShown of(@Nullable MaintenanceWindow window, Instant at) {
            return window == null
                    ? null
                    : new WindowShown(window.from(), window.to(), window.by(), window.reason(), window.isActive(at));
        }
    }

    /** A partner's server in one direction. */
    record ConnectionShown(
            String state,
            int failures,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable Instant nextTry,
            int leftAlone) {

        static @Nullable ConnectionShown of(@Nullable Connection now) {
            return now == null
                    ? null
                    : new ConnectionShown(
                            now.open() ? "OPEN" : "CLOSED",
                            now.failures(),
                            now.since(),
                            now.reason(),
                            now.nextTry(),
                            now.leftAlone());
        }
    }
}
