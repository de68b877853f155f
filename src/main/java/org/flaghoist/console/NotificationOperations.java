package org.flaghoist.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.answer.AnswerList;
import org.flaghoist.answer.AnswerList.AnsweredNotification;
import org.flaghoist.answer.RecordedAnswer;
import org.flaghoist.installation.Configurations;
import org.flaghoist.installation.Configurations.KnownConfiguration;
import org.flaghoist.operator.JsonText;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationHistory.ReceiptRow;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.search.NotificationSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Notifications over JMX: what came in, and what became of it. Answers are JSON (docs/jmx.md). */
@ManagedResource(objectName = "org.flaghoist:type=Notifications", description = "What came in, and what happened to it")
public final class NotificationOperations {

    private final NotificationSearch search;
    private final NotificationHistory history;
    private final NotificationViews views;
    private final NotificationContents contents;
    private final ContentSearch contentSearch;
    private final Configurations configurations;
    private final AnswerList answers;

    NotificationOperations(
            NotificationSearch search,
            NotificationHistory history,
            NotificationViews views,
            NotificationContents contents,
            ContentSearch contentSearch,
            Configurations configurations,
            AnswerList answers) {
        this.search = search;
        this.history = history;
        this.views = views;
        this.contents = contents;
        this.contentSearch = contentSearch;
        this.configurations = configurations;
        this.answers = answers;
    }

    private record Story(
            NotificationRow row,
            List<RecipientView> recipients,
            List<NotificationRow> revisions,
            List<EventView> events,
            List<ReceiptRow> receipts,
            List<ObjectNode> waiting,
            List<RecordedAnswer> answers,
            @Nullable AnsweredNotification answered,
            @Nullable KnownConfiguration configuration) {}

    @ManagedOperation(description = "The notifications that match a query, the newest first, 50 at a time")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String search(String query) {
        return JsonText.of(
                search.find(JsonText.query(query, NotificationQuery.class).filter()));
    }

    @ManagedOperation(
            description = "The notifications that say what you know, of those that match a query; it is recorded that"
                    + " you searched, and by what")
    @ManagedOperationParameter(name = "known", description = "JSON, as in docs/jmx.md")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String find(String known, String query) {
        return JsonText.of(contentSearch.find(
                JsonText.query(known, KnownQuery.class),
                JsonText.query(query, NotificationQuery.class).filter()));
    }

    private record Searches(List<EventView> rows) {}

    @ManagedOperation(description = "Who searched the contents by all that, the newest first, 50 at most")
    @ManagedOperationParameter(name = "known", description = "JSON, as in docs/jmx.md")
    public String searches(String known) {
        return JsonText.of(new Searches(contentSearch.searches(JsonText.query(known, KnownQuery.class))));
    }

    @ManagedOperation(description = "One notification, with all that happened to it")
    @ManagedOperationParameter(name = "entry", description = "its number in the ledger")
    public String show(long entry) {
        NotificationRow row = row(entry);
        return JsonText.of(new Story(
                row,
                views.recipients(row),
                history.revisions(row),
                views.steps(entry),
                history.receipts(entry),
                views.parked(entry),
                answers.to(entry),
                answers.answered(entry).orElse(null),
                row.configuration() == null
                        ? null
                        : configurations.find(row.configuration()).orElse(null)));
    }

    @ManagedOperation(
            description = "Its contents, as it came and as each recipient gets it; it is recorded that you looked")
    @ManagedOperationParameter(name = "entry", description = "its number in the ledger")
    public String bodies(long entry) {
        return JsonText.of(contents.of(row(entry)));
    }

    @ManagedOperation(description = "How it differs from the revision before; it is recorded that you looked")
    @ManagedOperationParameter(name = "entry", description = "its number in the ledger")
    public String difference(long entry) {
        return JsonText.of(contents.difference(row(entry)));
    }

    private NotificationRow row(long entry) {
        return history.row(entry).orElseThrow(() -> new OperationRejected("the ledger has no message number " + entry));
    }
}
