package org.flaghoist.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.ExternalBrokerFiles;
import org.flaghoist.broker.PartnerParts;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.partner.Partner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where an external broker's files are, and what of them is not in the partners' files. */
final class BrokerXmlOptions {

    @Option(names = "--broker-xml", paramLabel = "FILE", description = "default: broker.xml in the configuration")
    private @Nullable Path brokerXml;

    @Option(
            names = "--remembered-sends",
            paramLabel = "COUNT",
            description = "flaghoist.broker.remembered-sends of the hub (default: ${DEFAULT-VALUE})")
    private int rememberedSends = 1_000;

    ExternalBrokerFiles files(Folders folders) {
        return new ExternalBrokerFiles(brokerXml == null ? folders.config().resolve("broker.xml") : brokerXml);
    }

    /** @throws SetupException where a partner's format cannot be read */
    PartnerParts parts(Folders folders, Collection<Partner> partners) {
        SetupFaults faults = new SetupFaults();
        Map<String, UrgencyLook> looks = new HashMap<>();
        for (Partner partner : partners) {
            Path format = folders.mappings().resolve(partner.id()).resolve("format.yaml");
            FormatFile file = StrictYaml.read(format, FormatFile.class, faults);
            if (file != null && file.urgency() != null) {
                looks.put(partner.id(), new UrgencyLook(file.syntax().usualCharset(), file.urgency()));
            }
        }
        faults.throwIfAny();
        return new PartnerParts(BrokerPlan.of(partners), rememberedSends, looks);
    }
}
