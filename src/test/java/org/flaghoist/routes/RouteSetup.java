package org.flaghoist.routes;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads route files into a context that is not started, and replaces the systems that they connect. */
final class RouteSetup {

    private final ModelCamelContext context;

    /** @param file its name in {@code routes/}, without the ending; its routes refer to those of {@code errors} */
    RouteSetup(ModelCamelContext context, String file) throws Exception {
        this.context = context;
        load(context, "errors");
        load(context, file);
    }

    static void load(CamelContext context, String file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:routes/" + file + ".camel.yaml"));
    }

    /**
     * Makes a partner's route from a template, as {@code PartnerRoutes} does. What it would consume, a test sends to
     * {@code direct:} and the route's id.
     *
     * @return the endpoint that the route would consume from
     */
    Endpoint partnerRoute(String template, String id, Map<String, String> parameters) throws Exception {
        TemplatedRouteBuilder.builder(context, template)
                .routeId(id)
                .prefixId(id + "-")
                .parameters(Map.copyOf(parameters))
                .add();
        String from = context.getRouteDefinition(id).getInput().getEndpointUri();
        replaceFrom(id);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            from = from.replace("{{" + parameter.getKey() + "}}", parameter.getValue());
        }
        return context.getEndpoint(from);
    }

    void replaceFrom(String route) throws Exception {
        AdviceWith.adviceWith(context, route, false, advice -> advice.replaceFromWith("direct:" + route));
    }

    /** What the route sends to a queue, a topic or a server goes to {@code mock:} and the address of the endpoint. */
    void mockOtherSystems(String route) throws Exception {
        AdviceWith.adviceWith(context, route, false, advice -> advice.mockEndpointsAndSkip("jms:*", "sftp:*"));
    }
}
