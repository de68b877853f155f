package org.flaghoist.hub;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.InboundRoutes;
import org.flaghoist.sftp.Direction;

/** Makes each partner's routes from the templates in {@code routes/}. */
final class PartnerRoutes implements CamelContextConfiguration {

    /** Stands in the routes for a queue that a partner has several of. */
    static final String QUEUE = "{{queue}}";

    private final BrokerPlan plan;

    PartnerRoutes(BrokerPlan plan) {
        this.plan = plan;
    }

    // Later Camel would go through all routes there are for each that is added.
    @Override
    public void beforeApplicationStart(CamelContext context) {
        plan.partners()
                .forEach(partner -> plan.waysIn(partner)
                        .forEach(queue -> add(context, "translate", InboundRoutes.routeOf(queue), queue)));
        plan.servers().keySet().forEach(partner -> {
            plan.waysOut(partner).forEach(queue -> add(context, "deliver-sftp", Direction.routeOf(queue), queue));
            builder(context, "collect-sftp", Direction.COLLECT.route(partner), partner)
                    .add();
        });
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // They are made, and run.
    }

    private static void add(CamelContext context, String template, String id, String queue) {
        builder(context, template, id, QueueNames.partner(queue))
                .parameter("queue", queue)
                .add();
    }

    // A route's id in the template itself would be ignored; a step's has the route's before it.
    private static TemplatedRouteBuilder builder(CamelContext context, String template, String id, String partner) {
        return TemplatedRouteBuilder.builder(context, template)
                .routeId(id)
                .prefixId(id + "-")
                .parameter("partner", partner);
    }
}
