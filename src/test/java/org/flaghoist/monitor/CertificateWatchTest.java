package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.flaghoist.broker.ExternalBrokerSettings;
import org.flaghoist.testing.Certificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority's certificate ends in 20 days, the hub's tomorrow. */
class CertificateWatchTest {

    private static final String HUB = "flaghoist.hub";
    private static final Limits AHEAD = new Limits(Duration.ofDays(10), Duration.ofDays(3));

    private static Certificates certificates;

    @BeforeAll
    static void certify(@TempDir Path directory) throws Exception {
        certificates = new Certificates(directory.resolve("authority"));
        certificates.certify(HUB);
    }

    @Test
    void reportsACertificateThatExpiresSoonAndOneThatHasExpired() {
        assertThat(found(Duration.ZERO)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("flaghoist.hub.p12 flaghoist.hub");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.text()).contains("flaghoist.hub.p12 ends on ").contains("restart the hub");
        });

        List<Finding> later = found(Duration.ofDays(14));
        assertThat(later)
                .filteredOn(finding -> finding.subject().equals("trust.p12 authority"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(later).extracting(Finding::text).anyMatch(text -> text.contains("flaghoist.hub.p12 ended on "));
    }

    @Test
    void saysNothingAsLongAsThereIsTime() {
        Limits shorter = new Limits(Duration.ofHours(2), Duration.ofHours(1));

        assertThat(found(Duration.ZERO, shorter)).isEmpty();
    }

    @Test
    void cannotSayThatAllIsWellWhereAStoreCannotBeRead(@TempDir Path directory) throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.p12"), "no store");

        assertThatThrownBy(() -> watch(broken, Clock.systemUTC(), AHEAD).look()).hasMessageContaining("broken.p12");
    }

    @Test
    void opensTheStoresOnceAnHour(@TempDir Path directory) throws Exception {
        Path trust = Files.copy(certificates.trust(), directory.resolve("trust.p12"));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource source = now::get;
        CertificateWatch watch = watch(trust, source.withZone(ZoneOffset.UTC), AHEAD);
        List<Finding> found = watch.look();
        Files.writeString(trust, "no store");

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(59)));
        assertThat(watch.look()).isEqualTo(found);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThatThrownBy(watch::look).hasMessageContaining("trust.p12");
        assertThatThrownBy(watch::look).hasMessageContaining("trust.p12");
    }

    private static List<Finding> found(Duration later) {
        return found(later, AHEAD);
    }

    private static List<Finding> found(Duration later, Limits ahead) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        return watch(certificates.trust(), clock, ahead).look();
    }

    private static CertificateWatch watch(Path trust, Clock clock, Limits ahead) {
        ExternalBrokerSettings broker = new ExternalBrokerSettings(
                List.of("localhost:1"), certificates.store(HUB), Certificates.PASSWORD, trust, Certificates.PASSWORD);
        return new CertificateWatch(broker, new ExpiryFindings(ahead, clock));
    }
}
