package org.flaghoist.ledger;

import org.flaghoist.installation.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger's hub decides by, as decisions record it.
 *
 * @param number of the {@link Configuration}'s row, null where none is recorded; likewise {@code name}
 */
public record DecidedBy(@Nullable Integer number, @Nullable String name) {

    /** Of a ledger without a hub, and of a hub that only starts. */
    public static final DecidedBy NOBODY = new DecidedBy(null, null);

    /** Under which it stands in an event's detail. */
    public static final String MEMBER = "config";
}
