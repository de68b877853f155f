package org.flaghoist.testing;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.partner.Expects;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerLimits;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.partner.Retention;
import org.flaghoist.partner.Retry;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.flaghoist.partner.Useful;
import org.flaghoist.partner.Wishes;

/** Partners made for tests. */
public final class TestPartners {

    private TestPartners() {}

    public static List<Partner> of(String... ids) {
        return Stream.of(ids).map(TestPartners::jms).toList();
    }

    public static List<Partner> servers(String... ids) {
        return Stream.of(ids).map(TestPartners::sftp).toList();
    }

    public static Partner sftp(String id) {
        Sftp server = new Sftp(
                "localhost",
                22,
                "hub",
                new Secret("x"),
                null,
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW",
                "o",
                "i",
                Pattern.compile("x"),
                Duration.ofSeconds(1),
                null);
        return with(id, server);
    }

    /** How {@link SftpServerFixture} is reached; any file of its outbox is taken. */
    public static Sftp site(int port, String hostKey) {
        return new Sftp(
                "127.0.0.1",
                port,
                SftpServerFixture.USER,
                new Secret(SftpServerFixture.PASSWORD),
                null,
                hostKey,
                "outbox",
                "inbox",
                Pattern.compile(".*"),
                Duration.ofSeconds(30),
                null);
    }

    /** Reached as a server says. */
    public static Partner with(String id, Sftp server) {
        return new Partner(
                id,
                id,
                server,
                Retry.DEFAULT,
                PartnerState.ACTIVE,
                List.of(),
                Retention.FOR_GOOD,
                PartnerLimits.DEFAULT,
                Useful.ALWAYS,
                Expects.NOTHING,
                Wishes.NONE,
                List.of());
    }

    public static Partner jms(String id) {
        return new Partner(
                id,
                id,
                new Jms(id, new Secret(BrokerFixture.password(id))),
                Retry.DEFAULT,
                PartnerState.ACTIVE,
                List.of(),
                Retention.FOR_GOOD,
                PartnerLimits.DEFAULT,
                Useful.ALWAYS,
                Expects.NOTHING,
                Wishes.NONE,
                List.of());
    }

    /** One that comes to the broker, and is sent monthly pictures. */
    public static Partner monthly(String id, int day) {
        return wishing(id, new Wishes(day, false));
    }

    /** One that comes to the broker, and is sent what it wishes. */
    public static Partner wishing(String id, Wishes wishes) {
        Partner plain = jms(id);
        return new Partner(
                id,
                id,
                plain.transport(),
                plain.retry(),
                plain.firstState(),
                plain.expiries(),
                plain.retention(),
                plain.limits(),
                plain.useful(),
                plain.expects(),
                wishes,
                plain.bodies());
    }
}
