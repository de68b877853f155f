package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureCsv;
import org.flaghoist.picture.PictureJson;
import org.flaghoist.picture.PictureQuery;
import org.flaghoist.picture.PictureRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds up what notifications say: boats, engines, people, prices. */
@Command(
        name = "picture",
        description =
                "Add up what the notifications in a ledger say: vessels, engines, items, people, prices. Of a"
                        + " stopped hub's ledger or a backup's; with --url, of a hub's PostgreSQL database, which may be in use.")
final class PictureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoredLedger ledger = new StoredLedger();

    @Option(names = "--for", paramLabel = "PARTNER", description = "only what this partner sent or was given")
    private @Nullable String partner;

    @Option(names = "--since", paramLabel = "DATE", description = "what happened on that day or later: 2026-01-01")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DATE", description = "what happened on that day or earlier")
    private @Nullable LocalDate until;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "sums for each partner, country, type, week, or notification (default: all together)")
    private Grouping by = Grouping.ALL;

    @ArgGroup(multiplicity = "1")
    private CsvOrJson form = new CsvOrJson();

    @Override
    public Integer call() throws IOException {
        PictureQuery query = new PictureQuery(partner, since, until, by);
        List<PictureRow> rows = ledger.readMany(database -> rows(database, query));
        spec.commandLine().getOut().print(form.isJson() ? json(query, rows) : PictureCsv.of(rows));
        return 0;
    }

    private static String json(PictureQuery query, List<PictureRow> rows) throws JsonProcessingException {
        return Answers.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(PictureJson.of(query, rows)) + "\n";
    }

    private static List<PictureRow> rows(SingleConnectionDataSource database, PictureQuery query) {
        Picture picture = new Picture(database);
        List<PictureRow> rows = picture.of(query);
        String partner = query.partner();
        if (partner != null && rows.isEmpty() && !picture.knows(partner)) {
            throw StoredLedger.unknown(partner);
        }
        return rows;
    }
}
