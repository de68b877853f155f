package org.flaghoist.hub;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.flaghoist.broker.EventsSettings;

/** Starts the route that publishes events, where they are to be published. */
final class EventsRoute implements CamelContextConfiguration {

    private final EventsSettings settings;

    EventsRoute(EventsSettings settings) {
        this.settings = settings;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        // It is not there yet.
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        if (settings.publish()) {
            try {
                context.getRouteController().startRoute("events");
            } catch (Exception e) {
                throw new IllegalStateException("route events does not start: " + e.getMessage(), e);
            }
        }
    }
}
