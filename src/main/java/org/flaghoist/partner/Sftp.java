package org.flaghoist.partner;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.flaghoist.pgp.PgpKeys;
import org.jspecify.annotations.Nullable;

/**
 * The hub fetches from and delivers to directories on the partner's server; exactly one of password and key is there.
 *
 * @param key a private key in PEM or OpenSSH form
 * @param hostKey the server's public key as in {@code known_hosts}: type and Base64, one space between
 * @param outbox directory the hub fetches from, relative to where the login ends
 * @param inbox directory the hub delivers into
 * @param filePattern the whole name of a file to take must match; every other file is left alone
 * @param timeout how long the server may leave the hub without any answer
 * @param pgp what its files are signed and encrypted with, in both directions; null where they are not
 */
public record Sftp(
        String host,
        int port,
        String user,
        @Nullable Secret password,
        @Nullable Secret key,
        String hostKey,
        String outbox,
        String inbox,
        Pattern filePattern,
        Duration timeout,
        @Nullable PgpKeys pgp)
        implements Transport {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Whether it is the same server, and the hub is let in there by the same. */
    public boolean hasSameLogin(Sftp other) {
        return hostKey.equals(other.hostKey)
                && user.equals(other.user)
                && Objects.equals(password, other.password)
                && Objects.equals(key, other.key);
    }

    /** The line of a {@code known_hosts} file that pins the server to its key. */
    public String knownHostsLine() {
        // OpenSSH and JSch both write a host without brackets when its port is the usual one.
        return (port == 22 ? host : "[" + host + "]:" + port) + " " + hostKey;
    }
}
