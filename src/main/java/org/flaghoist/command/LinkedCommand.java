package org.flaghoist.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.flaghoist.linked.PartnerLinks;
import org.flaghoist.linked.PartnerLinks.LinkedGroup;
import org.flaghoist.picture.Picture;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what one partner may know of what notifications have in common. */
@Command(
        name = "linked",
        description =
                "List what notifications of several senders have in common, as far as one partner may know it: only"
                        + " between those that it sent or was given, by what its own copies show. Of a stopped hub's ledger or"
                        + " a backup's; with --url, of a hub's PostgreSQL database, which may be in use.")
final class LinkedCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoredLedger ledger = new StoredLedger();

    @Option(names = "--for", paramLabel = "PARTNER", required = true, description = "who is to know it")
    private String partner = "";

    @ArgGroup(multiplicity = "1")
    private CsvOrJson form = new CsvOrJson();

    @Override
    public Integer call() throws IOException {
        List<LinkedGroup> groups = ledger.readMany(this::groups);
        spec.commandLine().getOut().print(form.isJson() ? LinkedText.json(partner, groups) : LinkedText.csv(groups));
        return 0;
    }

    private List<LinkedGroup> groups(SingleConnectionDataSource database) {
        PartnerLinks links = new PartnerLinks(database);
        List<LinkedGroup> groups = links.of(partner);
        if (groups.isEmpty() && !new Picture(database).knows(partner)) {
            throw StoredLedger.unknown(partner);
        }
        if (links.isIncomplete()) {
            spec.commandLine()
                    .getErr()
                    .println("not all is in the index yet, so links may be missing; a running hub completes it");
        }
        return groups;
    }
}
