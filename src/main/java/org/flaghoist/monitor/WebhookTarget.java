package org.flaghoist.monitor;

import org.flaghoist.partner.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where reports are posted.
 *
 * @param url null for nowhere; it may have a secret in it, too
 * @param secret what they are signed with ({@link WebhookKeys})
 */
record WebhookTarget(@Nullable String url, @Nullable Secret secret) {

    static final WebhookTarget NONE = new WebhookTarget(null, null);

    boolean isWanted() {
        return url != null && !url.isBlank();
    }
}
