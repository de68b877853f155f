package org.flaghoist.testing;

import javax.sql.DataSource;

/**
 * A test with a hub, written as what is {@link Given}, what then happens ({@link When}), and what comes of it ({@link
 * Then}). North, west, east and south are the {@link HubPartner partners} of a {@link HubFixture}.
 */
public final class Scenario {

    private final HubFixture hub;

    private Scenario(HubFixture hub) {
        this.hub = hub;
    }

    /** At the hub that all tests share, emptied, so that a test leaves nothing to the next one. */
    public static Scenario lent(String... settings) {
        return lent(HubSetup.usual(settings));
    }

    /** As {@link #lent(String...)}; unchecked, because a test has it in a field. */
    public static Scenario lent(HubSetup setup) {
        try {
            return at(HubFixture.lent(setup));
        } catch (Exception e) {
            throw new IllegalStateException("no hub for this test", e);
        }
    }

    /** At a hub of the test's own. */
    public static Scenario at(HubFixture hub) {
        return new Scenario(hub);
    }

    public HubFixture hub() {
        return hub;
    }

    public Given given() {
        return new Given(hub);
    }

    public When when() {
        return new When(hub);
    }

    public Then then() {
        return new Then(hub);
    }

    public LedgerRows ledger() {
        return new LedgerRows(() -> hub.bean(DataSource.class));
    }
}
