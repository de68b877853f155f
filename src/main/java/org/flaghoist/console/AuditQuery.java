package org.flaghoist.console;

import java.time.Instant;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.search.AuditLog;
import org.jspecify.annotations.Nullable;

/** Which acts somebody asks for (docs/jmx.md); a blank member asks for nothing. */
record AuditQuery(
        @Nullable String actor,
        @Nullable EventKind kind,
        @Nullable String partner,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Long before) {

    AuditLog.AuditFilter filter() {
        return new AuditLog.AuditFilter(
                NotificationQuery.given(actor), kind, NotificationQuery.given(partner), since, until, before);
    }
}
