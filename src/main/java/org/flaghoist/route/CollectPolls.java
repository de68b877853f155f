package org.flaghoist.route;

import java.util.function.Predicate;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/** Looks at a partner's server unless nothing is to be taken from it now; asked at each look, so that no route has a state of its own. */
final class CollectPolls implements PollingConsumerPollStrategy {

    private final PollingConsumerPollStrategy usual = new RemoteFilePollingConsumerPollStrategy();
    private final String partner;
    private final Predicate<String> shut;

    CollectPolls(String partner, Predicate<String> shut) {
        this.partner = partner;
        this.shut = shut;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !shut.test(partner) && usual.begin(consumer, endpoint);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        usual.commit(consumer, endpoint, polled);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) throws Exception {
        return usual.rollback(consumer, endpoint, retries, cause);
    }
}
