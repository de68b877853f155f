package org.flaghoist.route;

import java.util.List;
import org.flaghoist.route.ExchangeListener.Delivered;
import org.flaghoist.route.ExchangeListener.Translated;

/** All listeners. */
record Listeners(List<ExchangeListener> all) {

    void translated(Translated event) {
        all.forEach(listener -> listener.translated(event));
    }

    void delivered(Delivered event) {
        all.forEach(listener -> listener.delivered(event));
    }
}
