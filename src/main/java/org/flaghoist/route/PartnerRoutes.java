package org.flaghoist.route;

import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.flaghoist.partner.Sftp;

/** Makes each partner's routes from the templates in {@code routes/}. */
final class PartnerRoutes implements CamelContextConfiguration {

    private final BrokerPlan plan;
    private final PartnerGates gates;

    PartnerRoutes(BrokerPlan plan, PartnerGates gates) {
        this.plan = plan;
        this.gates = gates;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        plan.servers().forEach((partner, server) -> bind(context.getRegistry(), partner, server));
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        plan.partners().forEach(partner -> route(context, "translate", partner).add());
        plan.servers().forEach((partner, server) -> {
            route(context, "deliver-sftp", partner).add();
            collect(context, partner, server);
        });
    }

    // An id in the template itself would be ignored.
    private static TemplatedRouteBuilder route(CamelContext context, String template, String partner) {
        return TemplatedRouteBuilder.builder(context, template)
                .routeId(template + "-" + partner)
                .parameter("partner", partner);
    }

    private static void collect(CamelContext context, String partner, Sftp server) {
        TemplatedRouteBuilder route = route(context, "collect-sftp", partner)
                .parameter("host", server.host())
                .parameter("port", server.port())
                .parameter("user", server.user())
                .parameter("outbox", server.outbox());
        if (server.password() != null) {
            route.parameter("password", "#bean:" + partner + ".password");
        }
        if (server.key() != null) {
            route.parameter("key", "#bean:" + partner + ".key");
        }
        route.add();
    }

    // By name, so that no secret stands in an endpoint's address, which is shown and logged.
    private void bind(Registry registry, String partner, Sftp server) {
        registry.bind(partner + ".polls", new CollectPolls(partner, gates::isShut));
        registry.bind(partner + ".files", new RemoteNames(server.filePattern()));
        registry.bind(partner + ".knownHosts", (server.knownHostsLine() + "\n").getBytes(StandardCharsets.UTF_8));
        if (server.password() != null) {
            registry.bind(partner + ".password", server.password().reveal());
        }
        if (server.key() != null) {
            registry.bind(partner + ".key", server.key().reveal().getBytes(StandardCharsets.UTF_8));
        }
    }
}
