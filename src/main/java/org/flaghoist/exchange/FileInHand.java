package org.flaghoist.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.flaghoist.sftp.RemoteFile;

/**
 * Wraps the steps that have a fetched file in memory. They wait until there is memory for it, and the process is known
 * to have it in hand; both end with them, whatever happens. Nothing that waits for a server may stand among them, and
 * no error handler may apply to them: it would wait before they end.
 */
public final class FileInHand implements Policy {

    private final FileBudget budget;
    private final Protections protections;
    private final CrashCount crashes;

    public FileInHand(FileBudget budget, Protections protections, CrashCount crashes) {
        this.budget = budget;
        this.protections = protections;
        this.crashes = crashes;
    }

    /** Names a partner's file in hand. */
    static String place(String partner) {
        return "outbox." + partner;
    }

    @Override
    public void beforeWrap(Route route, NamedNode steps) {
        // They stay as they are.
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> {
            FetchedFile file = exchange.getMessage().getMandatoryBody(FetchedFile.class);
            Path content = file.content();
            if (content == null) {
                steps.process(exchange);
                return;
            }
            try {
                inMemory(file, steps, exchange);
            } finally {
                Files.deleteIfExists(content);
            }
        };
    }

    private void inMemory(FetchedFile file, Processor steps, Exchange exchange) throws Exception {
        RemoteFile remote = file.ready().remote();
        crashes.pause(place(file.partner()), remote.toString());
        // One that the process died with is handled alone, so that no other is suspected.
        int taken = crashes.deaths(place(file.partner()), remote.toString()) > 0
                ? budget.takeAll()
                : budget.take(remote.size(), protections.covers(file.partner()));
        try {
            counted(file, steps, exchange);
        } finally {
            if (!(exchange.getMessage().getBody() instanceof QueuedFile)) {
                // It failed, and the exchange lives on while the partner's route waits to try again.
                exchange.getMessage().setBody(null);
            }
            budget.giveBack(taken);
        }
    }

    private void counted(FetchedFile file, Processor steps, Exchange exchange) throws Exception {
        String place = place(file.partner());
        String key = file.ready().remote().toString();
        crashes.begin(place, key);
        try {
            steps.process(exchange);
        } finally {
            crashes.end(place, key);
        }
    }
}
