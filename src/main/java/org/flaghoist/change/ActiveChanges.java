package org.flaghoist.change;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.AgreedChanges;
import org.flaghoist.reload.LaidOver;
import org.flaghoist.reload.ReloadState;
import org.jspecify.annotations.Nullable;

/** The changes that the hubs work by, as the ledger's database has them: each hub reads the same. */
public final class ActiveChanges implements AgreedChanges {

    private final LedgerDatabase database;
    private final ChangeRows rows;
    private final WrittenFolder written;

    /**
     * @param key the ledger's, which all hubs have
     * @param folder the hub's own, for files while they are read
     */
    public ActiveChanges(LedgerDatabase database, byte[] key, Path folder) throws IOException {
        this.database = database;
        this.rows = new ChangeRows(database, key);
        this.written = new WrittenFolder(folder);
    }

    @Override
    public LaidOver over(SetupFiles folders, long reload) throws IOException {
        Optional<Long> carried = rows.carriedBy(reload).map(ProposedChange::id);
        List<ChangedFile> all = genuine(() -> {
            List<ChangedFile> files = new ArrayList<>(rows.laid());
            carried.ifPresent(id -> files.addAll(rows.files(id)));
            return files;
        });
        LaidFiles files = LaidFiles.of(new FolderTexts(folders), all);
        Set<String> only = all.stream()
                .filter(file -> carried.filter(id -> id == file.change()).isPresent())
                .map(ChangedFile::path)
                .collect(Collectors.toUnmodifiableSet());
        return written.with(folders, files.texts(), files.laid(), only);
    }

    ChangeRows rows() {
        return rows;
    }

    private List<ChangedFile> laid() {
        return genuine(rows::laid);
    }

    private List<ChangedFile> genuine(Supplier<List<ChangedFile>> files) {
        try {
            return rows.stamps().genuine(files.get());
        } catch (OperationRejected forged) {
            throw new SetupException(List.of(String.valueOf(forged.getMessage())));
        }
    }

    /** With a draft laid over, too. */
    LaidOver over(SetupFiles folders, List<ChangedFile> draft) throws IOException {
        LaidFiles files = now(folders);
        return written.with(folders, files.and(draft), files.laid(), Set.of());
    }

    /** What they make of the folders now. */
    LaidFiles now(SetupFiles folders) {
        return LaidFiles.of(new FolderTexts(folders), laid());
    }

    @Override
    public void ended(long reload, ReloadState state, @Nullable String configuration, @Nullable String words) {
        rows.carriedBy(reload).ifPresent(change -> {
            Long undone = change.undoes();
            if (configuration == null) {
                // One that nobody has agreed to was carried at once, and is not asked for again by itself.
                ChangeState again = change.second() == null ? ChangeState.REFUSED : ChangeState.PROPOSED;
                rows.fail(change.id(), again, Objects.requireNonNullElse(words, state.name()));
                return;
            }
            rows.activate(change.id(), configuration);
            database.append(ChangeEvents.of(change.id(), "activated", rows.files(change.id()))
                    .with("configuration", configuration));
            if (undone != null) {
                rows.become(undone, ChangeState.BACK);
            }
        });
    }

    @Override
    public void laidOver(Set<String> laid) {
        rows.setInFolders(
                rows.laid().stream().filter(file -> !laid.contains(file.name())).toList());
    }
}
