package org.flaghoist.timestamp;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/** Finds all that is wrong with the settings of time stamps, and makes of them whom to ask. */
public final class TimeStampSettingsCheck {

    private static final String BLOCK = "flaghoist.time-stamp.";
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    /** Work under a lease must be over before another hub begins it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<String> faults = new ArrayList<>();

    private TimeStampSettingsCheck() {}

    /**
     * Empty where nobody is to be asked.
     *
     * @throws SetupException with all faults
     */
    public static Optional<TimeStampAuthority> authority(TimeStampSettings settings) {
        TimeStampSettingsCheck check = new TimeStampSettingsCheck();
        Optional<TimeStampAuthority> authority = check.read(settings);
        if (!check.faults.isEmpty()) {
            throw new SetupException(check.faults);
        }
        return authority;
    }

    private Optional<TimeStampAuthority> read(TimeStampSettings settings) {
        if (settings.url() == null) {
            if (settings.trusted() != null || settings.policy() != null) {
                fault("url", "give it, or neither trusted nor policy");
            }
            return Optional.empty();
        }
        URI url = url(settings.url());
        TrustedCertificates trusted = trusted(settings);
        Duration answer = settings.answer();
        if (answer.isNegative() || answer.isZero() || answer.compareTo(LONGEST) > 0) {
            fault("answer", "give a time above 0, of at most " + LONGEST.toSeconds() + "s");
        }
        if (settings.policy() != null && !OID.matcher(settings.policy()).matches()) {
            fault("policy", "give an object identifier, such as 1.3.6.1.4.1.99999.1");
        }
        return url == null || trusted == null
                ? Optional.empty()
                : Optional.of(new TimeStampAuthority(url, trusted, answer, settings.policy()));
    }

    // http is safe, too: what is asked about is no secret, and the answer is signed.
    private @Nullable URI url(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
                fault("url", "must begin with https:// or http:// and a host");
            } else if (url.getUserInfo() != null || url.getFragment() != null) {
                fault("url", "must have no user, password or #");
            }
            return url;
        } catch (URISyntaxException e) {
            fault("url", "it is no URL");
            return null;
        }
    }

    private @Nullable TrustedCertificates trusted(TimeStampSettings settings) {
        if (settings.trusted() == null) {
            fault("trusted", "give a PEM file with the authority's certificate, or that of who issued it");
            return null;
        }
        try {
            return TrustedCertificates.read(settings.trusted());
        } catch (IOException e) {
            fault("trusted", settings.trusted() + " cannot be read; correct its name or its permissions");
        } catch (IllegalArgumentException e) {
            fault("trusted", e.getMessage());
        }
        return null;
    }

    private void fault(String name, @Nullable String message) {
        faults.add(BLOCK + name + ": " + message);
    }
}
