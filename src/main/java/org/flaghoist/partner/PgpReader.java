package org.flaghoist.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.flaghoist.partner.PartnerFile.OwnPgpKeys;
import org.flaghoist.partner.PartnerFile.PgpKeysOfBoth;
import org.flaghoist.pgp.OwnKey;
import org.flaghoist.pgp.PgpKeys;
import org.flaghoist.pgp.TheirKey;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code sftp.pgp} of a partner file, and the keys that it names. */
final class PgpReader {

    private final Settings settings;

    PgpReader(Settings settings) {
        this.settings = settings;
    }

    /** @return null where faults were added */
    @Nullable
    PgpKeys read(PgpKeysOfBoth keys) {
        Instant now = Instant.now();
        List<OwnKey> ours = each("sftp.pgp.ours", keys.ours(), (key, own) -> own(key, own, now));
        List<TheirKey> theirs = each(
                "sftp.pgp.theirs", keys.theirs(), (key, their) -> parsed(key, their, text -> TheirKey.read(text, now)));
        return ours == null || theirs == null ? null : new PgpKeys(ours, theirs);
    }

    private interface One<S, K> {
        @Nullable
        K read(String key, S setting);
    }

    /** @return null where one could not be read; none where what they are read from is not known */
    private <S, K> @Nullable List<K> each(String key, @Nullable List<S> written, One<S, K> one) {
        if (written == null || written.isEmpty()) {
            settings.fault(key, "is missing; add one key, or two while they are changed");
            return null;
        } else if (!settings.areSecretsKnown()) {
            return List.of();
        }
        List<K> keys = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            K read = one.read(key + "[" + i + "]", written.get(i));
            if (read != null) {
                keys.add(read);
            }
        }
        return keys.size() == written.size() ? keys : null;
    }

    private @Nullable OwnKey own(String key, OwnPgpKeys own, Instant now) {
        Setting setting = own.key();
        Secret secret = settings.secret(key + ".key", setting);
        Setting words = own.passphrase();
        Secret passphrase = words == null ? null : settings.secret(key + ".passphrase", words);
        boolean isRead = secret != null && (words == null || passphrase != null);
        return isRead
                ? parsed(
                        key + ".key",
                        setting,
                        text -> OwnKey.read(text, passphrase == null ? null : passphrase.reveal(), now))
                : null;
    }

    private <K> @Nullable K parsed(String key, @Nullable Setting setting, Function<String, K> parse) {
        return settings.parsed(key, setting, text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                String from = setting == null || setting.file() == null ? "" : "from " + setting.file() + " ";
                throw new IllegalArgumentException(from + e.getMessage(), e);
            }
        });
    }
}
