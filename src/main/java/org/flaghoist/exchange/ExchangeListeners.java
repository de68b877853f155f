package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.exchange.ExchangeListener.Completed;
import org.flaghoist.exchange.ExchangeListener.Delivered;
import org.flaghoist.exchange.ExchangeListener.Late;
import org.flaghoist.exchange.ExchangeListener.Retried;
import org.flaghoist.exchange.ExchangeListener.Taken;
import org.flaghoist.exchange.ExchangeListener.Translated;
import org.flaghoist.exchange.ExchangeListener.Withdrawn;

/** All listeners. */
public record ExchangeListeners(List<ExchangeListener> all) {

    void translated(Translated event) {
        all.forEach(listener -> listener.translated(event));
    }

    void completed(Completed event) {
        all.forEach(listener -> listener.completed(event));
    }

    void late(Late event) {
        all.forEach(listener -> listener.late(event));
    }

    public void taken(Taken event) {
        all.forEach(listener -> listener.taken(event));
    }

    public void withdrawn(Withdrawn event) {
        all.forEach(listener -> listener.withdrawn(event));
    }

    void retried(Retried event) {
        all.forEach(listener -> listener.retried(event));
    }

    void delivered(Delivered event) {
        all.forEach(listener -> listener.delivered(event));
    }
}
