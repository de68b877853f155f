package org.flaghoist.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.partner.Expiry.Credential;
import org.flaghoist.partner.PartnerFile.ExpiryKeys;
import org.flaghoist.pgp.PgpKeys;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code expires} of a partner file. */
final class ExpiryReader {

    private final Settings settings;

    ExpiryReader(Settings settings) {
        this.settings = settings;
    }

    /** @return those that could be read, and those of the keys that say it themselves */
    List<Expiry> read(PartnerFile file, @Nullable Transport transport) {
        ExpiryKeys keys = file.expires;
        List<Expiry> expiries = new ArrayList<>();
        if (keys != null && transport != null) {
            Sftp site = transport instanceof Sftp sftp ? sftp : null;
            // By the file: a password that the broker does not need is no fault.
            boolean password = file.jms != null ? file.jms.password() != null : site != null && site.password() != null;
            add(Credential.PASSWORD, "password", keys.password(), password, expiries);
            add(Credential.KEY, "key", keys.key(), site != null && site.key() != null, expiries);
            add(Credential.HOST_KEY, "hostKey", keys.hostKey(), site != null, expiries);
        }
        if (transport instanceof Sftp site && site.pgp() != null) {
            add(site.pgp(), expiries);
        }
        return List.copyOf(expiries);
    }

    private static void add(PgpKeys keys, List<Expiry> expiries) {
        keys.ours().forEach(key -> add(Credential.OWN_PGP_KEY, key.name(), key.end(), expiries));
        keys.theirs().forEach(key -> add(Credential.PGP_KEY, key.name(), key.end(), expiries));
    }

    private static void add(Credential what, String name, Optional<Instant> end, List<Expiry> expiries) {
        end.map(time -> LocalDate.ofInstant(time.minusNanos(1), ZoneOffset.UTC))
                .ifPresent(on -> expiries.add(new Expiry(what, name, on)));
    }

    private void add(Credential what, String key, @Nullable Setting setting, boolean owned, List<Expiry> expiries) {
        LocalDate on = setting == null ? null : settings.parsed("expires." + key, setting, text -> day(text, owned));
        if (on != null) {
            expiries.add(new Expiry(what, on));
        }
    }

    private static LocalDate day(String text, boolean owned) {
        if (!owned) {
            throw new IllegalArgumentException("is of nothing that this partner has; remove it");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is no day: give it as 2027-03-31", e);
        }
    }
}
