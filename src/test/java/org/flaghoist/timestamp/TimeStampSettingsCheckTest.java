package org.flaghoist.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampSettingsCheckTest {

    @Test
    void asksNobodyWhereNoUrlIsGiven() {
        assertThat(TimeStampSettingsCheck.authority(new TimeStampSettings(null, null, Duration.ofSeconds(15), null)))
                .isEmpty();
    }

    @Test
    void namesAllThatIsWrong(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("tsa.pem"), "no certificate");

        refused(new TimeStampSettings(null, empty, Duration.ofSeconds(15), null), "flaghoist.time-stamp.url: give it");
        refused(
                new TimeStampSettings("ftp://tsa.example", null, Duration.ofMinutes(2), "policy"),
                "4 faults in the configuration",
                "flaghoist.time-stamp.url: must begin with https:// or http://",
                "flaghoist.time-stamp.trusted: give a PEM file",
                "flaghoist.time-stamp.answer: give a time above 0, of at most 30s",
                "flaghoist.time-stamp.policy: give an object identifier");
        refused(
                new TimeStampSettings("https://tsa.example", empty, Duration.ofSeconds(15), null),
                "tsa.pem is no PEM file of certificates");
        refused(
                new TimeStampSettings("https://tsa.example", folder.resolve("none"), Duration.ofSeconds(15), null),
                "none cannot be read");
    }

    private static void refused(TimeStampSettings settings, String... words) {
        assertThatThrownBy(() -> TimeStampSettingsCheck.authority(settings))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(words);
    }
}
