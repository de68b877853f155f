package org.flaghoist.broker;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.broker.BrokerFacts.Plugin;

/** What a broker must be as a whole, so that it loses nothing and partners are kept apart. */
record BrokerDemands(BrokerSettings settings, BrokerPlan plan) {

    private static final String OR_LOST = ", or what the broker has accepted is lost when its machine fails";

    /** Each names the element of broker.xml to change. */
    List<String> faults(BrokerFacts facts) {
        List<String> faults = new ArrayList<>();
        must(facts.persistent(), "persistence-enabled must be true, or a stop loses all that waits", faults);
        must(facts.syncsCommits(), "journal-sync-transactional must be true" + OR_LOST, faults);
        must(facts.syncsSends(), "journal-sync-non-transactional must be true" + OR_LOST, faults);
        must(facts.secured(), "security-enabled must be true, or everybody may do everything", faults);
        must(
                facts.countsDeliveries(),
                "persist-delivery-count-before-delivery must be true, or a message that kills the hub never becomes a"
                        + " dead letter",
                faults);
        must(facts.keepsIds(), "persist-id-cache must be true, or after a start files are sent twice", faults);
        must(
                facts.maxDiskUsage() >= 0,
                "max-disk-usage must be a percentage, or a full disk breaks the journal",
                faults);
        must(
                facts.notesTaken(),
                "broker-plugins: " + ConsumedMessagesPlugin.class.getName()
                        + " must be there, from the flaghoist.jar of this hub's version, or nobody learns what partners"
                        + " took",
                faults);
        diverts(facts.diverts(), faults);
        plugin(facts, faults);
        return faults;
    }

    private void diverts(List<DivertFacts> there, List<String> faults) {
        // A broker keeps that of a partner that is gone, to whose queue nobody sends.
        there.stream()
                .filter(divert -> !divert.equals(DivertFacts.due(QueueNames.partner(divert.address()))))
                .forEach(divert -> faults.add("diverts: nothing may be diverted but what looks urgent, as broker.xml of"
                        + " this hub's version does it, and what is sent to " + divert.address()
                        + " is; remove that divert"));
        plan.partners().stream()
                .map(DivertFacts::due)
                .filter(divert -> !there.contains(divert))
                .forEach(divert -> faults.add("diverts: that from " + divert.address() + " to " + divert.to()
                        + " must be there, or what is urgent waits behind all else"));
    }

    private void plugin(BrokerFacts facts, List<String> faults) {
        Plugin plugin = facts.plugin();
        String element = "broker-plugins: " + InboundMessageSanitizer.class.getName();
        if (plugin == null) {
            faults.add(element
                    + " must be there, from the flaghoist.jar of this hub's version, or partners can have messages"
                    + " dropped, delayed or put before others");
            return;
        }
        must(
                plugin.largestMessage() <= settings.largestMessage().toBytes(),
                element + ": largest-message must be at most "
                        + settings.largestMessage().toBytes()
                        + " (flaghoist.broker.largest-message), or a message can exhaust the hub's memory",
                faults);
        must(plugin.syncs(), "journal-datasync must be true" + OR_LOST, faults);
        plugin.otherProtocols()
                .forEach(acceptor -> faults.add("acceptor " + acceptor + ": protocols must be CORE, AMQP or both, or"
                        + " partners send messages from which not all is taken that the broker obeys"));
    }

    private static void must(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
