package org.flaghoist.overdue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.flaghoist.database.Times;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.OverdueStep;
import org.flaghoist.taken.LyingFiles;
import org.jspecify.annotations.Nullable;

/**
 * A copy that something is waited for of, with the clock that runs.
 *
 * @param answerBy by when an answer is asked for; null where none is
 * @param started when its clock was started, by the database's clock
 * @param step what it waited for when it was last looked at, {@code since} when; null before the first look
 */
record OpenCopy(
        long entry,
        String recipient,
        String sender,
        Urgency urgency,
        @Nullable Instant answerBy,
        Instant started,
        @Nullable OverdueStep step,
        @Nullable Instant since,
        CopyProgress progress) {

    static OpenCopy read(ResultSet row, int number) throws SQLException {
        String step = row.getString("step");
        return new OpenCopy(
                row.getLong("entry"),
                row.getString("recipient"),
                row.getString("sender"),
                Urgency.valueOf(row.getString("urgency")),
                Times.readNullable(row, "answer_by"),
                Times.read(row, "started_at"),
                step == null ? null : OverdueStep.valueOf(step),
                Times.readNullable(row, "since"),
                CopyProgress.read(row));
    }

    /**
     * How its clock stands.
     *
     * @param now by the database's clock
     * @return null where nothing of it is waited for any more
     */
    @Nullable
    RunningStep running(Overdue limits, Instant now) {
        OverdueStep current = progress.step(answerBy != null);
        OverdueStep last = answerBy == null ? OverdueStep.TAKEN : OverdueStep.ANSWERED;
        Duration shortest = current == null ? null : limits.shortest(recipient, current, last, urgency);
        if (current == null || shortest == null) {
            return null;
        }
        Instant began = current == step && since != null ? since : within(progress.began(current, started), now);
        if (isLookedForNoMore(current, began, now)) {
            return null;
        }
        Duration limit = limits.limit(recipient, current, urgency);
        Instant due = limit == null ? null : due(current, began.plus(limit));
        return new RunningStep(current, began, due, next(due, now.plus(shortest), now));
    }

    // Nobody looks any more whether it was taken.
    private boolean isLookedForNoMore(OverdueStep current, Instant began, Instant now) {
        return current == OverdueStep.TAKEN
                && progress.isAtServer()
                && began.plus(LyingFiles.LONGEST).isBefore(now);
    }

    // The hub that wrote it may have a wrong clock.
    private Instant within(Instant time, Instant now) {
        Instant latest = time.isAfter(now) ? now : time;
        return latest.isBefore(started) ? started : latest;
    }

    private Instant due(OverdueStep current, Instant usual) {
        return current == OverdueStep.ANSWERED && answerBy != null && answerBy.isAfter(usual) ? answerBy : usual;
    }

    // A later step, which may have begun by then, is not over its limit before.
    private static Instant next(@Nullable Instant due, Instant later, Instant now) {
        if (due == null || !due.isAfter(now)) {
            return now.plusMillis(1);
        }
        return due.isBefore(later) ? due : later;
    }
}
