package org.flaghoist.broker;

import java.util.List;
import java.util.Objects;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.flaghoist.partner.Quota;
import org.jspecify.annotations.Nullable;

/** What must hold of each address: the elements of its {@code address-setting}, or of the one for {@code #}. */
final class AddressDemands {

    /** What is sent again after a crash is known by its id; a few of an address are in hand at a time. */
    private static final int LEAST_IDS = 1_000;

    private final BrokerSettings settings;
    private final BrokerPlan plan;
    private final int usualIds;
    private final FaultsByAddress faults = new FaultsByAddress("address-setting");

    /** @param usualIds how many duplicate ids the broker keeps for an address that does not say */
    AddressDemands(BrokerSettings settings, BrokerPlan plan, int usualIds) {
        this.settings = settings;
        this.plan = plan;
        this.usualIds = usualIds;
    }

    void look(String name, AddressFacts facts) {
        AddressSettings is = facts.settings();
        must(is.getMaxDeliveryAttempts() < 0, name, "max-delivery-attempts must be -1, or what waits is given up");
        must(is.getRedeliveryDelay() == 0, name, "redelivery-delay must be 0, or the next message overtakes");
        must(
                is.getAddressFullMessagePolicy() == AddressFullMessagePolicy.PAGE,
                name,
                "address-full-policy must be PAGE, or what is too much gets lost or blocks");
        must(
                Boolean.TRUE.equals(is.isNoExpiry()),
                name,
                "no-expiry must be true, or a partner can have messages vanish");
        must(
                is.isEnableIngressTimestamp(),
                name,
                "enable-ingress-timestamp must be true, or a partner's own clock counts");
        mustNot(is.isAutoCreateQueues(), name, "auto-create-queues");
        mustNot(is.isAutoCreateAddresses(), name, "auto-create-addresses");
        mustNot(is.isAutoDeleteQueues(), name, "auto-delete-queues");
        mustNot(is.isAutoDeleteAddresses(), name, "auto-delete-addresses");
        plan.limit(name).ifPresent(quota -> quota(name, is, quota));
        ids(name, Objects.requireNonNullElse(is.getIDCacheSize(), usualIds));
    }

    private void quota(String name, AddressSettings is, Quota quota) {
        must(
                is.getMaxSizeBytesRejectThreshold() == quota.bytes(),
                name,
                "max-size-bytes-reject-threshold must be " + quota.bytes()
                        + ", the quota in the partner's file, or one partner fills the disk for all");
    }

    private void ids(String name, int ids) {
        boolean files = QueueNames.isIn(name) && plan.servers().containsKey(QueueNames.partner(name));
        int least = files ? settings.rememberedSends() : LEAST_IDS;
        must(ids >= least, name, "id-cache-size must be at least " + least + ", or pieces of files are sent twice");
    }

    private void mustNot(@Nullable Boolean is, String name, String element) {
        must(Boolean.FALSE.equals(is), name, element + " must be false, or queues come and go by themselves");
    }

    private void must(boolean holds, String name, String what) {
        if (!holds) {
            faults.add(what, name);
        }
    }

    List<String> faults() {
        return faults.texts();
    }
}
