package org.flaghoist.broker;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a broker as a whole.
 *
 * @param persistent whether it keeps anything on its disk
 * @param syncsCommits whether a commit returns only when it is on the disk; {@code syncsSends} likewise
 * @param secured whether it asks who may do what
 * @param countsDeliveries whether it writes down that it gives a message before it gives it
 * @param keepsIds whether it knows duplicate ids after a start, too
 * @param ids how many it knows for an address that does not say
 * @param maxDiskUsage percent of the disk; -1 for no limit
 * @param diverts what it copies or sends elsewhere
 * @param notesTaken whether it notes what partners took from their queues
 * @param plugin null where {@link InboundMessageSanitizer} is not there
 */
record BrokerFacts(
        boolean persistent,
        boolean syncsCommits,
        boolean syncsSends,
        boolean secured,
        boolean countsDeliveries,
        boolean keepsIds,
        int ids,
        int maxDiskUsage,
        List<DivertFacts> diverts,
        boolean notesTaken,
        @Nullable Plugin plugin) {

    /**
     * @param syncs whether the broker's journal waits for the disk at all
     * @param otherProtocols the acceptors that speak what the plugin does not know
     */
    record Plugin(long largestMessage, boolean syncs, List<String> otherProtocols) {}

    static BrokerFacts of(Management management) {
        return new BrokerFacts(
                is(management, "PersistenceEnabled"),
                is(management, "JournalSyncTransactional"),
                is(management, "JournalSyncNonTransactional"),
                is(management, "SecurityEnabled"),
                is(management, "PersistDeliveryCountBeforeDelivery"),
                is(management, "PersistIDCache"),
                ((Number) management.ofBroker("IDCacheSize")).intValue(),
                ((Number) management.ofBroker("MaxDiskUsage")).intValue(),
                list(management, "DivertNames").stream()
                        .map(name -> DivertFacts.of(management, name))
                        .toList(),
                hasPlugin(management, ConsumedMessagesPlugin.class),
                plugin(management));
    }

    private static boolean is(Management management, String attribute) {
        return Boolean.TRUE.equals(management.ofBroker(attribute));
    }

    private static List<String> list(Management management, String attribute) {
        return Arrays.stream((Object[]) management.ofBroker(attribute))
                .map(Object::toString)
                .toList();
    }

    private static boolean hasPlugin(Management management, Class<?> plugin) {
        return list(management, "BrokerPluginClassNames").contains(plugin.getName());
    }

    // An older version of it is there and does not answer: as if it were not.
    private static @Nullable Plugin plugin(Management management) {
        if (!hasPlugin(management, InboundMessageSanitizer.class)) {
            return null;
        }
        try {
            SanitizerFacts.quotas(management);
            SanitizerFacts.urgency(management);
            return new Plugin(
                    ((Number) management.attribute(SanitizerFacts.RESOURCE, "LargestMessage")).longValue(),
                    Boolean.TRUE.equals(management.attribute(SanitizerFacts.RESOURCE, "JournalDatasync")),
                    SanitizerFacts.otherProtocols(management));
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
