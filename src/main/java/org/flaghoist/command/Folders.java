package org.flaghoist.command;

import java.nio.file.Path;
import org.flaghoist.exchange.FormsCheck;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.PolicyWords;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where mappings and configuration stand. */
final class Folders {

    @Option(names = "--mappings", paramLabel = "DIR", description = "the partners' mappings (default: mappings/)")
    private @Nullable Path mappings;

    @Option(names = "--config", paramLabel = "DIR", description = "the configuration (default: config/)")
    private @Nullable Path config;

    Path mappings() {
        return mappings == null ? Home.find().mappings() : mappings;
    }

    Path config() {
        return config == null ? Home.find().config() : config;
    }

    /** Which these are, where somebody may take them for those of the working directory; else empty. */
    String elsewhere() {
        String reason = config == null || mappings == null ? Home.find().reason() : "";
        return reason.isEmpty()
                ? ""
                : config().toAbsolutePath() + " and " + mappings().toAbsolutePath() + ", " + reason;
    }

    Mapping mapping(String partner) {
        return readMappings().of(partner);
    }

    /** All mappings; every fault of them is thrown at once, also that one needs files and is reached by messages. */
    Mappings readMappings() {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(mappings(), faults);
        // What else is wrong with these files keeps nobody from translating.
        Partners partners = Partners.read(config(), mappings(), Secrets.unknown(), new SetupFaults());
        new FormsCheck(config(), mappings(), faults).checkTransports(partners);
        faults.throwIfAny();
        return read;
    }

    ReleasePolicy policy() {
        return policyFile().policy();
    }

    ReleasePolicyFile policyFile() {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile file =
                ReleasePolicyFile.read(config().resolve("release-policy.yaml"), PolicyWords.read(mappings()), faults);
        faults.throwIfAny();
        if (file == null) {
            throw new IllegalStateException("no policy read and no fault reported");
        }
        return file;
    }
}
