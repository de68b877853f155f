package org.flaghoist.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.console.ExchangePicture.Flow;
import org.flaghoist.console.ExchangePicture.PartnerShown;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.monitor.Rhythm;
import org.flaghoist.monitor.Rhythms;
import org.flaghoist.operator.JsonText;
import org.flaghoist.parking.Parking;
import org.flaghoist.search.Traffic;
import org.flaghoist.search.Traffic.TrafficCount;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The exchange as it stands, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(objectName = "org.flaghoist:type=Exchange", description = "Who sends to whom, and what waits")
public final class ExchangeOperations {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PartnerSnapshots partners;
    private final Parking parking;
    private final Traffic traffic;
    private final Rhythms rhythms;
    private final Clock clock;

    ExchangeOperations(PartnerSnapshots partners, Parking parking, Traffic traffic, Rhythms rhythms, Clock clock) {
        this.partners = partners;
        this.parking = parking;
        this.traffic = traffic;
        this.rhythms = rhythms;
        this.clock = clock;
    }

    private record Hour(List<MinuteOfTraffic> minutes) {}

    @ManagedOperation(description = "All partners, and what goes between them")
    public String picture() {
        WaitingCounts waiting = new WaitingCounts(parking.groups());
        Instant now = clock.instant();
        Map<String, Rhythm> expected =
                rhythms.all().stream().collect(Collectors.toMap(Rhythm::partner, Function.identity()));
        List<PartnerShown> shown = partners.all().stream()
                .map(partner -> PartnerShown.of(
                        partner,
                        waiting,
                        Objects.requireNonNull(expected.get(partner.partner().id())),
                        now))
                .toList();
        return JsonText.of(new ExchangePicture(now, partners.isDiskFull(), shown, flows(now)));
    }

    @ManagedOperation(description = "The last hour, minute by minute")
    @ManagedOperationParameter(name = "partner", description = "id; blank for all")
    public String hour(String partner) {
        return JsonText.of(new Hour(MinuteOfTraffic.hour(traffic.lastHour(), partner.strip(), clock.instant())));
    }

    private List<Flow> flows(Instant now) {
        Map<String, Flow> flows = new TreeMap<>();
        for (TrafficCount count : traffic.lastHour()) {
            String recipient = count.recipient();
            if (recipient != null
                    && (count.state().equals("QUEUED") || count.state().equals("DELIVERED"))) {
                long minute = count.from().isBefore(now.minus(MINUTE)) ? 0 : count.count();
                Flow flow = new Flow(count.sender(), recipient, minute, count.count());
                flows.merge(count.sender() + " " + recipient, flow, ExchangeOperations::sum);
            }
        }
        return new ArrayList<>(flows.values());
    }

    private static Flow sum(Flow one, Flow other) {
        return new Flow(
                one.sender(),
                one.recipient(),
                one.lastMinute() + other.lastMinute(),
                one.lastHour() + other.lastHour());
    }
}
