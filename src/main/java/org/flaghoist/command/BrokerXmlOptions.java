package org.flaghoist.command;

import java.nio.file.Path;
import java.util.Collection;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.ExternalBrokerFiles;
import org.flaghoist.broker.PartnerParts;
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

    PartnerParts parts(Collection<Partner> partners) {
        return new PartnerParts(BrokerPlan.of(partners), rememberedSends);
    }
}
