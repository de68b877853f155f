package org.flaghoist.monitor;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.flaghoist.partner.Secret;
import org.jspecify.annotations.Nullable;

/** Finds all that is wrong with the settings of how alarms reach people. No fault repeats a URL or a secret. */
final class ReportSettingsCheck {

    private static final String MAIL = "report.mail.";
    private static final String WEBHOOK = "report.webhook.";
    private static final String ESCALATE = "report.escalate.";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    private final BiConsumer<String, String> faults;

    /** @param faults takes the setting and what is wrong with it */
    ReportSettingsCheck(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    void run(AlarmReporting settings, @Nullable String mailServer) {
        mail(settings, mailServer);
        webhook(settings.webhook());
        escalation(settings.escalate());
    }

    private void mail(AlarmReporting settings, @Nullable String server) {
        AlarmMail mail = settings.mail();
        mail.to().forEach(address -> address(MAIL + "to", address));
        settings.escalate().to().forEach(address -> address(ESCALATE + "to", address));
        boolean isWanted = mail.isWanted() || !settings.escalate().to().isEmpty();
        if (isWanted && server == null) {
            fault(MAIL + "to", "there is no mail server; give spring.mail.host, too");
        }
        if (mail.from() != null) {
            address(MAIL + "from", mail.from());
        } else if (isWanted) {
            fault(MAIL + "from", "give the sender's address");
        }
        positive(MAIL + "again", mail.again());
        tries(MAIL, mail.tries());
    }

    private void webhook(AlarmWebhook webhook) {
        target(WEBHOOK, webhook.target());
        positive(WEBHOOK + "answer", webhook.answer());
        positive(WEBHOOK + "again", webhook.again());
        if (webhook.answer().compareTo(AlarmReports.LEASE.dividedBy(2)) > 0) {
            fault(
                    WEBHOOK + "answer",
                    "give at most " + AlarmReports.LEASE.dividedBy(2).toSeconds() + "s");
        }
        if (webhook.longest().compareTo(webhook.again()) < 0) {
            fault(WEBHOOK + "longest", "must be as long as again, or longer");
        }
        tries(WEBHOOK, webhook.tries());
    }

    private void escalation(AlarmEscalation escalate) {
        target(ESCALATE + "webhook.", escalate.webhook());
        if (escalate.isWanted() && escalate.after() == null) {
            fault(ESCALATE + "after", "say how long an alarm may stay unacknowledged, such as 15m");
        }
        if (!escalate.isWanted() && (escalate.after() != null || escalate.critical() != null)) {
            fault(ESCALATE + "to", "give addresses, or a webhook");
        }
        if (escalate.after() != null) {
            positive(ESCALATE + "after", escalate.after());
        }
        if (escalate.critical() != null) {
            positive(ESCALATE + "critical", escalate.critical());
        }
        if (escalate.after() != null
                && escalate.critical() != null
                && escalate.critical().compareTo(escalate.after()) > 0) {
            fault(ESCALATE + "critical", "must be as soon as after, or sooner");
        }
    }

    private void target(String block, WebhookTarget target) {
        if (!target.isWanted()) {
            if (target.secret() != null) {
                fault(block + "url", "give it, or no secret");
            }
            return;
        }
        url(block + "url", Objects.requireNonNull(target.url()));
        secret(block + "secret", target.secret());
    }

    private void url(String name, String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            fault(name, "it is no URL");
            return;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        boolean isNear = LOOPBACK.matcher(host).matches();
        if (host.isEmpty() || !(scheme.equals("https") || (scheme.equals("http") && isNear))) {
            fault(name, "must begin with https:// and a host; http:// leads to this machine only");
        } else if (url.getUserInfo() != null || url.getFragment() != null) {
            fault(name, "must have no user, password or #");
        }
    }

    private void secret(String name, @Nullable Secret secret) {
        if (secret == null) {
            fault(name, "give what the posts are signed with");
            return;
        }
        try {
            WebhookKeys.of(secret);
        } catch (IllegalArgumentException e) {
            fault(name, e.getMessage());
        }
    }

    private void address(String name, String address) {
        try {
            new InternetAddress(address, true).validate();
        } catch (AddressException e) {
            fault(name, "'" + address + "' is no mail address");
        }
    }

    private void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            fault(name, "give a time above 0");
        }
    }

    private void tries(String block, int tries) {
        if (tries < 1) {
            fault(block + "tries", "give 1 or more");
        }
    }

    private void fault(String name, @Nullable String message) {
        faults.accept(name, String.valueOf(message));
    }
}
