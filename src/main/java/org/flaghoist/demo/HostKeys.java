package org.flaghoist.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.flaghoist.notification.PrivateFiles;

/** The simulated servers' keys, made when first asked for and kept for the next start. */
final class HostKeys {

    private static final int BITS = 256;

    private final Path directory;

    HostKeys(Path directory) {
        this.directory = directory.resolve("keys");
        // Bouncy Castle is there for OpenPGP. The servers need none of it, and would load all of it at the start.
        SecurityUtils.setAPrioriDisabledProvider(SecurityUtils.BOUNCY_CASTLE, true);
    }

    KeyPair of(String partner) {
        try {
            PrivateFiles.directory(directory);
            var provider = new SimpleGeneratorHostKeyProvider(directory.resolve(partner));
            provider.setAlgorithm(KeyUtils.EC_ALGORITHM);
            provider.setKeySize(BITS);
            return provider.loadKeys(null).iterator().next();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the host key of " + partner + " under " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Type and Base64, as in {@code known_hosts}. */
    String publicKey(String partner) {
        return PublicKeyEntry.toString(of(partner).getPublic());
    }
}
