package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {

    private final MovedClock clock = new MovedClock();
    private final Logins logins = new Logins(Duration.ofMinutes(15), clock);

    @Test
    void leavesARefusedLoginAloneForAWhileButNotLongerWhereTheClockIsSetBack(@TempDir Path directory) throws Exception {
        try (SftpServerFixture server = new SftpServerFixture(directory);
                Deadlines deadlines = new Deadlines();
                SftpLink wrong = link(server, "wrong", deadlines);
                SftpLink right = link(server, SftpServerFixture.PASSWORD, deadlines)) {
            assertThatThrownBy(() -> logins.open(wrong)).isInstanceOf(RefusedLogin.class);
            assertThatThrownBy(() -> logins.open(right)).hasMessageContaining("it is not tried before");
            assertThat(logins.left()).isPositive();

            clock.set(Duration.ofHours(-1));

            assertThat(logins.left()).isZero();
            assertThatCode(() -> logins.open(right)).doesNotThrowAnyException();
        }
    }

    private static SftpLink link(SftpServerFixture server, String password, Deadlines deadlines) {
        Sftp site = new Sftp(
                "127.0.0.1",
                server.port(),
                SftpServerFixture.USER,
                new Secret(password),
                null,
                server.hostKey(),
                "outbox",
                "inbox",
                Pattern.compile("x"),
                Duration.ofSeconds(30));
        return new SftpLink(site, deadlines);
    }
}
