package org.flaghoist.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is, by what the build wrote into the jar. */
final class PackagedVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = PackagedVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Flaghoist " + (version == null ? "(not packaged)" : version)};
    }
}
