package org.flaghoist.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** PostgreSQL servers of tests. */
public final class TestPostgres {

    /** The library gives up after ten seconds, which a busy machine may need. */
    private static final Duration START = Duration.ofMinutes(1);

    private TestPostgres() {}

    /** As it comes with the library it does not keep what it has committed, and the hub refuses it. */
    public static EmbeddedPostgres.Builder keeping() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(START);
    }
}
