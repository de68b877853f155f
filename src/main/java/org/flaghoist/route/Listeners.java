package org.flaghoist.route;

import java.util.List;
import org.flaghoist.route.ExchangeListener.Completed;
import org.flaghoist.route.ExchangeListener.Delivered;
import org.flaghoist.route.ExchangeListener.Retried;
import org.flaghoist.route.ExchangeListener.Translated;

/** All listeners. */
record Listeners(List<ExchangeListener> all) {

    void translated(Translated event) {
        all.forEach(listener -> listener.translated(event));
    }

    void completed(Completed event) {
        all.forEach(listener -> listener.completed(event));
    }

    void retried(Retried event) {
        all.forEach(listener -> listener.retried(event));
    }

    void delivered(Delivered event) {
        all.forEach(listener -> listener.delivered(event));
    }
}
