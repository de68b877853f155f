package org.flaghoist.route;

import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.partner.Retry;
import org.flaghoist.partner.Secret;

/** Partners made for tests. */
final class TestPartners {

    private TestPartners() {}

    static List<Partner> of(String... ids) {
        return Stream.of(ids).map(TestPartners::jms).toList();
    }

    static Partner jms(String id) {
        return new Partner(
                id, id, new Jms(id, new Secret(BrokerFixture.password(id))), Retry.DEFAULT, PartnerState.ACTIVE);
    }
}
