package org.flaghoist.sftp;

import java.nio.charset.StandardCharsets;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.flaghoist.partner.Sftp;

/** How Camel reaches a partner's server: it takes one key, and is as patient as the hub's own deadline. */
final class SiteConfiguration {

    private SiteConfiguration() {}

    static SftpConfiguration of(Sftp site) {
        SftpConfiguration camels = new SftpConfiguration();
        camels.setHost(site.host());
        camels.setPort(site.port());
        camels.setUsername(site.user());
        camels.setPreferredAuthentications("publickey,password");
        if (site.key() != null) {
            camels.setPrivateKey(site.key().reveal().getBytes(StandardCharsets.UTF_8));
        }
        camels.setStrictHostKeyChecking("yes");
        camels.setKnownHosts((site.knownHostsLine() + "\n").getBytes(StandardCharsets.UTF_8));
        camels.setUseUserKnownHostsFile(false);
        camels.setStepwise(false);
        // More than the deadline, which knows better when to end it: JSch would take its own for a refused login, and
        // its question whether the server is there for a sign of life: a server may answer that and nothing else.
        int patience = 2 * (int) site.timeout().toMillis();
        camels.setConnectTimeout(patience);
        camels.setSoTimeout(patience);
        // What fails is said by whom it fails.
        camels.setJschLoggingLevel(LoggingLevel.OFF);
        return camels;
    }
}
