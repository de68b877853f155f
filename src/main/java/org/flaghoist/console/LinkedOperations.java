package org.flaghoist.console;

import java.util.Objects;
import org.flaghoist.linked.LinkClusters;
import org.flaghoist.linked.Links;
import org.flaghoist.operator.JsonText;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What notifications of several senders have in common, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Linked",
        description = "What notifications of several senders have in common")
public final class LinkedOperations {

    private final Links links;
    private final LinkClusters clusters;

    LinkedOperations(Links links, LinkClusters clusters) {
        this.links = links;
        this.clusters = clusters;
    }

    /**
     * Which clusters.
     *
     * @param before null for the newest
     * @param withWeak also what has only names of craft in common
     */
    private record ClusterQuery(@Nullable Long before, boolean withWeak) {}

    @ManagedOperation(description = "What one notification has in common with those of other senders: kinds, no values")
    @ManagedOperationParameter(name = "entry", description = "its number in the ledger")
    public String show(long entry) {
        return JsonText.of(links.of(entry));
    }

    @ManagedOperation(description = "The notifications that hang together, the newest first, 20 clusters at a time")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String list(String query) {
        ClusterQuery asked = JsonText.query(query, ClusterQuery.class);
        return JsonText.of(
                clusters.before(Objects.requireNonNullElse(asked.before(), Long.MAX_VALUE), asked.withWeak()));
    }
}
