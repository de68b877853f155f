package org.flaghoist.monitor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.partner.Expiry;
import org.flaghoist.partner.Partner;

/** Finds partners' credentials that end soon, or have ended. */
record ExpiryWatch(Supplier<Collection<Partner>> partners, ExpiryFindings expiryFindings, PartnerNames names)
        implements Watch {

    private static final String TEXT = "The %s of %s %s on %s. Agree on a new one with the partner, put it and its date"
            + " where the partner's file says, and reload.";

    @Override
    public Condition condition() {
        return Condition.EXPIRY;
    }

    @Override
    public List<Finding> look() {
        return partners.get().stream()
                .flatMap(partner ->
                        partner.expiries().stream().flatMap(expiry -> finding(partner.id(), expiry).stream()))
                .toList();
    }

    private Optional<Finding> finding(String partner, Expiry expiry) {
        Instant end = expiry.on().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        String what = expiry.words();
        return expiryFindings.finding(
                partner, what, end, verb -> TEXT.formatted(what, names.of(partner), verb, expiry.on()));
    }
}
