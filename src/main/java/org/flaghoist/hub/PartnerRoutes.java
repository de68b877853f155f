package org.flaghoist.hub;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.flaghoist.broker.BrokerPlan;
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
        plan.partners().forEach(partner -> add(context, "translate", "translate-" + partner, partner));
        plan.servers().keySet().forEach(partner -> {
            plan.waysOut(partner).forEach(queue -> deliver(context, queue, partner));
            add(context, "collect-sftp", Direction.COLLECT.route(partner), partner);
        });
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // They are made, and run.
    }

    private static void deliver(CamelContext context, String queue, String partner) {
        builder(context, "deliver-sftp", Direction.routeOf(queue), partner)
                .parameter("queue", queue)
                .add();
    }

    private static void add(CamelContext context, String template, String id, String partner) {
        builder(context, template, id, partner).add();
    }

    // A route's id in the template itself would be ignored; a step's has the route's before it.
    private static TemplatedRouteBuilder builder(CamelContext context, String template, String id, String partner) {
        return TemplatedRouteBuilder.builder(context, template)
                .routeId(id)
                .prefixId(id + "-")
                .parameter("partner", partner);
    }
}
