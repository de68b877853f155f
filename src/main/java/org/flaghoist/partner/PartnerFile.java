package org.flaghoist.partner;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a partner file, each may be absent; what is missing or wrong is found by {@link PartnerReader}. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class PartnerFile {

    @Nullable
    Setting name;

    @Nullable
    JmsKeys jms;

    @Nullable
    SftpKeys sftp;

    @Nullable
    RetryKeys retry;

    @Nullable
    Setting state;

    @Nullable
    ExpiryKeys expires;

    @Nullable
    Map<String, Setting> retention;

    @Nullable
    Setting quota;

    @Nullable
    Map<String, Map<String, Setting>> useful;

    @Nullable
    Setting expects;

    @Nullable
    Setting throttle;

    @Nullable
    Setting monthlyPicture;

    @Nullable
    Setting answers;

    @Nullable
    List<Setting> takenReceipts;

    @Nullable
    Setting manifest;

    @Nullable
    Setting signedReceipts;

    @Nullable
    OverdueKeys overdue;

    @Nullable
    Map<String, BodyKeys> bodies;

    record OverdueKeys(
            @Nullable Map<String, Map<String, Map<String, Setting>>> limits,
            @Nullable List<Setting> receipts) {}

    record BodyKeys(@Nullable Setting name) {}

    record JmsKeys(@Nullable Setting user, @Nullable Setting password) {}

    record SftpKeys(
            @Nullable Setting host,
            @Nullable Setting port,
            @Nullable Setting user,
            @Nullable Setting password,
            @Nullable Setting key,
            @Nullable Setting hostKey,
            @Nullable Setting outbox,
            @Nullable Setting inbox,
            @Nullable Setting filePattern,
            @Nullable Setting timeout,
            @Nullable PgpKeysOfBoth pgp) {}

    record PgpKeysOfBoth(
            @Nullable List<OwnPgpKeys> ours, @Nullable List<Setting> theirs) {}

    record OwnPgpKeys(@Nullable Setting key, @Nullable Setting passphrase) {}

    record ExpiryKeys(
            @Nullable Setting password,
            @Nullable Setting key,
            @Nullable Setting hostKey) {}

    record RetryKeys(
            @Nullable Setting firstDelay,
            @Nullable Setting multiplier,
            @Nullable Setting longestDelay,
            @Nullable Setting jitter,
            @Nullable Setting breakerAfter,
            @Nullable Setting afterRefusedLogin) {}
}
