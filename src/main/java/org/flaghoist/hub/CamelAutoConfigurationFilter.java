package org.flaghoist.hub;

import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves of Camel's auto-configurations the one of its context. The others, some thirty, read settings of clouds,
 * health checks and vaults that the hub does not have, and take a good part of its start.
 */
final class CamelAutoConfigurationFilter implements AutoConfigurationImportFilter {

    private static final String CAMEL = "org.apache.camel.";
    private static final String CONTEXT = CamelAutoConfiguration.class.getName();

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] stays = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            // Those that another filter has taken out are null.
            stays[i] = candidates[i] == null || !candidates[i].startsWith(CAMEL) || candidates[i].equals(CONTEXT);
        }
        return stays;
    }
}
