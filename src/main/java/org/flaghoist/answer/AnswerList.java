package org.flaghoist.answer;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was answered to a notification, and to what an answer is. Reads only. */
public final class AnswerList {

    /** More nobody reads; a recipient may go on for ever. */
    private static final int MOST = 1_000;

    private final JdbcClient sql;

    public AnswerList(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * The notification that an answer is to.
     *
     * @param entry its own
     */
    public record AnsweredNotification(long entry, String sender, String reference, int revision) {}

    /** In the order in which they came. */
    public List<RecordedAnswer> to(long notification) {
        return sql.sql("select a.entry, a.partner, e.reference, a.kind, e.received_at from answer a"
                        + " join entry e on e.id = a.entry where a.answered = ? order by a.entry limit " + MOST)
                .param(notification)
                .query((row, number) -> new RecordedAnswer(
                        row.getLong("entry"),
                        row.getString("partner"),
                        row.getString("reference"),
                        row.getString("kind"),
                        Times.read(row, "received_at")))
                .list();
    }

    /** Empty where this is no answer. */
    public Optional<AnsweredNotification> answered(long answer) {
        return sql.sql("select e.id, e.sender, e.reference, e.revision from answer a"
                        + " join entry e on e.id = a.answered where a.entry = ?")
                .param(answer)
                .query((row, number) -> new AnsweredNotification(
                        row.getLong("id"), row.getString("sender"), row.getString("reference"), row.getInt("revision")))
                .optional();
    }
}
