package org.flaghoist.partner;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a credential ends, as the partner or the operators said; the hub goes on using it. The end of an OpenPGP key
 * stands in the key, and after it the hub does not use it.
 *
 * @param name which one, where there may be several; null where there is one
 * @param on the last day
 */
public record Expiry(Credential what, @Nullable String name, LocalDate on) {

    /** Of the only one. */
    public Expiry(Credential what, LocalDate on) {
        this(what, null, on);
    }

    /** What can end. */
    public enum Credential {
        /** The password of the hub at the partner's server, or of the partner on the hub's broker. */
        PASSWORD("password"),
        /** The hub's private key for the partner's server. */
        KEY("key"),
        /** The key of the partner's server. */
        HOST_KEY("host key"),
        /** A private key of the hub's for the partner's files. */
        OWN_PGP_KEY("hub's OpenPGP key"),
        /** A public key of the partner's for its files. */
        PGP_KEY("OpenPGP key");

        private final String words;

        Credential(String words) {
            this.words = words;
        }

        /** For people. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** For people. */
    public String words() {
        return name == null ? what.toString() : what + " " + name;
    }

    /** How many days are left after today; negative where it has ended. */
    public long days(LocalDate today) {
        return ChronoUnit.DAYS.between(today, on);
    }
}
