package org.flaghoist.monitor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.exchange.InboundRoutes;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.sftp.Direction;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Sees that every partner's routes run, and those that they go on to. */
public final class RoutesStarted implements ApplicationRunner {

    /** What all partners' routes go on to, where the route files have it. */
    private static final List<String> STEPS = List.of("translate", "collect-sftp", "deliver-sftp");

    private final CamelContext context;
    private final BrokerPlan plan;

    public RoutesStarted(CamelContext context, BrokerPlan plan) {
        this.context = context;
        this.plan = plan;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        SetupFaults faults = new SetupFaults();
        idle().forEach(id -> faults.add("routes: route " + id + " does not run; the log above says why"));
        faults.throwIfAny();
    }

    /** The routes that do not run: somebody stopped them, or they failed. */
    public List<String> idle() {
        return ids().filter(id -> !runs(id)).toList();
    }

    private boolean runs(String id) {
        ServiceStatus status = context.getRouteController().getRouteStatus(id);
        return status != null && (status.isStarted() || status.isStarting());
    }

    private Stream<String> ids() {
        return Stream.of(
                        STEPS.stream().filter(id -> context.getRoute(id) != null),
                        Stream.of("events").filter(id -> plan.events().publish()),
                        plan.partners().stream().flatMap(plan::waysIn).map(InboundRoutes::routeOf),
                        plan.servers().keySet().stream()
                                .flatMap(partner -> Stream.of(Direction.values())
                                        .flatMap(direction -> direction.routes(partner).stream())))
                .flatMap(Function.identity());
    }
}
