package org.flaghoist.change;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.reload.AgreedChanges;
import org.flaghoist.reload.LaidOver;
import org.flaghoist.reload.ReloadState;
import org.jspecify.annotations.Nullable;

/** The changes that the hubs work by, as the ledger's database has them: each hub reads the same. */
public final class ActiveChanges implements AgreedChanges {

    private final ChangeRows rows;
    private final WrittenFolder written;

    /** @param folder the hub's own, for files while they are read */
    public ActiveChanges(LedgerDatabase database, Path folder) throws IOException {
        this.rows = new ChangeRows(database);
        this.written = new WrittenFolder(folder);
    }

    @Override
    public LaidOver over(SetupFiles folders, long reload) throws IOException {
        List<ChangedFile> carried =
                rows.carriedBy(reload).map(change -> rows.files(change.id())).orElse(List.of());
        List<ChangedFile> all = new ArrayList<>(rows.laid());
        all.addAll(carried);
        LaidFiles files = LaidFiles.of(new FolderTexts(folders), all);
        Set<String> only = carried.stream().map(ChangedFile::path).collect(Collectors.toUnmodifiableSet());
        return written.with(folders, files.texts(), files.laid(), only);
    }

    /** With a draft laid over, too. */
    LaidOver over(SetupFiles folders, List<ChangedFile> draft) throws IOException {
        LaidFiles files = now(folders);
        return written.with(folders, files.and(draft), files.laid(), Set.of());
    }

    /** What they make of the folders now. */
    LaidFiles now(SetupFiles folders) {
        return LaidFiles.of(new FolderTexts(folders), rows.laid());
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
