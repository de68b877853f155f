package org.flaghoist.monitor;

import java.time.Duration;
import org.flaghoist.partner.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How alarms are posted to a webhook.
 *
 * @param url as in {@link WebhookTarget}
 * @param secret as in {@link WebhookTarget}
 * @param answer how long its answer may take
 * @param again after which a post that failed is tried again; twice as long each time
 * @param longest of these pauses
 * @param tries after which it is given up
 */
record AlarmWebhook(
        @Nullable String url, @Nullable Secret secret, Duration answer, Duration again, Duration longest, int tries) {

    WebhookTarget target() {
        return new WebhookTarget(url, secret);
    }

    boolean isWanted() {
        return target().isWanted();
    }

    ReportBackoff backoff() {
        return new ReportBackoff(again, longest, tries);
    }
}
