package org.flaghoist.testing;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;

/** Changes something in a moment in which a route has nothing in hand. */
public final class StoppedRoute {

    private StoppedRoute() {}

    public interface Meantime {
        void run() throws Exception;
    }

    /** What the route had begun has ended before, whether it succeeded or not; it begins anew afterwards. */
    public static void during(HubFixture hub, String route, Meantime meantime) throws Exception {
        RouteController routes = hub.bean(CamelContext.class).getRouteController();
        routes.stopRoute(route);
        try {
            meantime.run();
        } finally {
            routes.startRoute(route);
        }
    }
}
