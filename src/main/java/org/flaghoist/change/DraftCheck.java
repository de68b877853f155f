package org.flaghoist.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.flaghoist.effect.BeyondLimits;
import org.flaghoist.effect.DraftLook;
import org.flaghoist.effect.DraftLook.EffectsQuestion;
import org.flaghoist.effect.KeptMessages;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.FilesReader;
import org.flaghoist.reload.LaidOver;
import org.jspecify.annotations.Nullable;

/** Whether the hubs could work by a draft of files, with the checks of a start and of a reload. */
public final class DraftCheck {

    private static final int MOST_FILES = 200;
    private static final int LARGEST = 1 << 20;
    private static final int LARGEST_TOGETHER = 4 << 20;

    private final ActiveChanges active;
    private final CurrentSetup current;
    private final FilesReader reader;
    private final DraftLook look;

    public DraftCheck(ActiveChanges active, CurrentSetup current, FilesReader reader, DraftLook look) {
        this.look = look;
        this.active = active;
        this.current = current;
        this.reader = reader;
    }

    ChangeRows rows() {
        return active.rows();
    }

    /**
     * @param texts by path; null for a file that is to be removed
     * @return those that differ from what the hubs work by, as of no change yet
     * @throws OperationRejected with all that is wrong
     */
    List<ChangedFile> of(SortedMap<String, @Nullable String> texts) {
        texts.forEach(DraftCheck::check);
        checkSize(texts.values());
        return rejecting(() -> {
            LaidFiles now = active.now(folders());
            List<ChangedFile> files = texts.entrySet().stream()
                    .map(text -> new ChangedFile(0, text.getKey(), now.text(text.getKey()), text.getValue()))
                    .filter(file -> !file.isTo(file.before()))
                    .toList();
            if (files.isEmpty()) {
                throw new OperationRejected("that changes nothing: the hubs work by these texts already");
            }
            if (files.size() > MOST_FILES) {
                throw new OperationRejected("a change may have " + MOST_FILES + " files, and this has " + files.size());
            }
            checkReloaded();
            read(files);
            return files;
        });
    }

    private static void check(String path, @Nullable String text) {
        if (!FolderTexts.mayChange(path)) {
            throw new OperationRejected(
                    "'" + path + "' cannot be changed so: only files below mappings/, but no .md, and "
                            + FolderTexts.POLICY + "; change others in the folders");
        }
        if (text != null && text.length() > LARGEST) {
            throw new OperationRejected(path + ": is larger than 1 MiB");
        }
        if (text != null) {
            SeenText.check(path, text);
        }
    }

    private static void checkSize(Collection<@Nullable String> texts) {
        if (texts.stream().filter(Objects::nonNull).mapToLong(String::length).sum() > LARGEST_TOGETHER) {
            throw new OperationRejected("these files are larger than 4 MiB together; propose them in several changes");
        }
    }

    // What lies in the folders and nobody has reloaded, nobody has agreed to.
    private void checkReloaded() throws IOException {
        try (LaidOver files = active.over(folders(), List.of())) {
            if (!current.isOf(reader, files)) {
                throw new OperationRejected("files in the folders were changed since the last reload; reload first");
            }
        }
    }

    /** What each file says by which the hubs work now, by its path; null where there is none. */
    Function<String, @Nullable String> texts() {
        return rejecting(() -> active.now(folders()))::text;
    }

    // Where whatever they do harms nobody: this hub reads them only once a second person has agreed.
    private void read(List<ChangedFile> files) throws IOException {
        try (LaidOver now = active.over(folders(), List.of());
                LaidOver draft = active.over(folders(), files)) {
            draft.read(() -> {
                look.read(draft.files(), now.files());
                return true;
            });
        } catch (BeyondLimits e) {
            throw new OperationRejected("reading these files " + e.getMessage());
        }
    }

    /** What the hubs would do otherwise with these; see {@link DraftLook#effects}. */
    ObjectNode effects(List<ChangedFile> files, Instant since, int most, KeptMessages kept, Runnable goOn)
            throws IOException {
        stillFits(files);
        try (LaidOver now = active.over(folders(), List.of());
                LaidOver draft = active.over(folders(), files)) {
            EffectsQuestion question = new EffectsQuestion(now.files(), draft.files(), since, most);
            return draft.read(() -> look.effects(question, kept, goOn));
        }
    }

    /** @throws OperationRejected where they were made of other texts than the hubs work by */
    void stillFits(List<ChangedFile> files) {
        check(files, ChangedFile::isFrom);
    }

    /** @throws OperationRejected where the hubs do not work by what was made of them */
    void isStill(List<ChangedFile> files) {
        check(files, ChangedFile::isTo);
    }

    private void check(List<ChangedFile> files, BiPredicate<ChangedFile, @Nullable String> fits) {
        rejecting(() -> {
            LaidFiles now = active.now(folders());
            files.stream()
                    .filter(file -> !fits.test(file, now.text(file.path())))
                    .findFirst()
                    .ifPresent(file -> {
                        throw new OperationRejected(
                                file.path() + ": was changed since; propose what is to become of it as it is now");
                    });
            return files;
        });
    }

    private SetupFiles folders() {
        return reader.folders();
    }

    /** What is asked of files. */
    @FunctionalInterface
    private interface DraftWork<T> {
        T get() throws IOException;
    }

    private static <T> T rejecting(DraftWork<T> work) {
        try {
            return work.get();
        } catch (SetupException e) {
            throw new OperationRejected(String.join("\n", e.faults()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
