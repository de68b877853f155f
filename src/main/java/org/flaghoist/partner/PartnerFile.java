package org.flaghoist.partner;

import org.jspecify.annotations.Nullable;

/** The keys of a partner file; what is missing or wrong is judged by {@link PartnerReader}. */
record PartnerFile(
        @Nullable Setting name,
        @Nullable JmsKeys jms,
        @Nullable SftpKeys sftp,
        @Nullable RetryKeys retry,
        @Nullable Setting state) {

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
            @Nullable Setting timeout) {}

    record RetryKeys(
            @Nullable Setting firstDelay,
            @Nullable Setting multiplier,
            @Nullable Setting longestDelay,
            @Nullable Setting jitter,
            @Nullable Setting breakerAfter,
            @Nullable Setting afterRefusedLogin) {}
}
