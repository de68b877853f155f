package org.flaghoist.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Stamps;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Partner;

/** Reads the files that hubs work by, with the checks of a start. */
public final class FilesReader {

    private static final int NAME = 12;

    private final Path config;
    private final Path mappings;
    private final SetupSource source;
    private final Supplier<byte[]> key;
    private final Set<Path> routes;

    /**
     * @param source reads what is in the folders {@code config} and {@code mappings}
     * @param key the ledger's, which all hubs have; asked for when the files are found good
     * @param routes the folders with the route files
     */
    public FilesReader(Path config, Path mappings, SetupSource source, Supplier<byte[]> key, Collection<Path> routes) {
        this.config = config;
        this.mappings = mappings;
        this.source = source;
        this.key = key;
        this.routes = Set.copyOf(routes);
    }

    /** @throws SetupException with all faults of all files */
    FilesAsRead read() throws IOException {
        SortedMap<String, String> before = digests();
        FilesAsRead read = with(source.read());
        if (!before.equals(read.files())) {
            throw new SetupException(List.of("files were changed while they were read; try again when all are there"));
        }
        return read;
    }

    private FilesAsRead with(Setup setup) throws IOException {
        return new FilesAsRead(
                setup,
                ConfigurationFiles.read(config, mappings),
                credentials(setup.partners().all()),
                digests(),
                ConfigurationFiles.others(config, routes));
    }

    private SortedMap<String, String> digests() throws IOException {
        return ConfigurationFiles.each(config, mappings);
    }

    private String credentials(Collection<Partner> partners) {
        StringBuilder all = new StringBuilder("credentials");
        for (Partner partner : partners) {
            all.append('\n').append(partner.id());
            ComparedPartner.renewable(partner)
                    .forEach((part, value) ->
                            all.append('\n').append(part).append(' ').append(Digests.plain(value)));
        }
        return new Stamps(key.get()).ofContent(Digests.plain(all.toString())).substring(0, NAME);
    }
}
