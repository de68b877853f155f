package org.flaghoist.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Stamps;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Partner;

/** Reads the files that hubs work by, with the checks of a start. */
public final class FilesReader {

    private static final int NAME = 12;

    private final SetupFiles folders;
    private final SetupSource source;
    private final Supplier<AgreedChanges> changes;
    private final Supplier<byte[]> key;
    private final Set<Path> routes;

    /**
     * @param changes asked for when they are first laid over
     * @param key the ledger's, which all hubs have; asked for when the files are found good
     * @param routes the folders with the route files
     */
    public FilesReader(
            SetupFiles folders,
            SetupSource source,
            Supplier<AgreedChanges> changes,
            Supplier<byte[]> key,
            Collection<Path> routes) {
        this.folders = folders;
        this.source = source;
        this.changes = changes;
        this.key = key;
        this.routes = Set.copyOf(routes);
    }

    public SetupFiles folders() {
        return folders;
    }

    /** @throws SetupException with all faults of all files in the folders */
    FilesAsRead readFolders() throws IOException {
        return read(LaidOver.nothing(folders), ConfigurationFiles.each(folders));
    }

    /**
     * Reads them with what people have agreed to change laid over.
     *
     * @param reload what they are read for
     * @throws SetupException with all faults of all files; also of those in the folders, by which a hub starts
     */
    FilesAsRead read(long reload) throws IOException {
        // First: what is changed while it is copied is half of it.
        SortedMap<String, String> before = ConfigurationFiles.each(folders);
        try (LaidOver files = changes.get().over(folders, reload)) {
            if (files.isNeeded()) {
                source.read(folders);
            }
            return read(files, before);
        }
    }

    private FilesAsRead read(LaidOver files, SortedMap<String, String> before) throws IOException {
        FilesAsRead read = with(files.read(() -> source.read(files.files())), files);
        if (!before.equals(ConfigurationFiles.each(folders))) {
            throw new SetupException(List.of("files were changed while they were read; try again when all are there"));
        }
        return read;
    }

    private FilesAsRead with(Setup setup, LaidOver files) throws IOException {
        return new FilesAsRead(
                setup,
                ConfigurationFiles.read(files.files()),
                credentials(setup.partners().all()),
                ConfigurationFiles.each(files.files()),
                others(),
                files);
    }

    /** Digests of what only a start reads. */
    SortedMap<String, String> others() throws IOException {
        return ConfigurationFiles.others(folders.config(), routes);
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
