package org.flaghoist.change;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.notification.SetupException;
import org.flaghoist.reload.LaidOver;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Copies of the folders with other texts laid over, for as long as they are read. The folders may be read-only. */
final class WrittenFolder {

    private final Path parent;

    /** @param parent the hub's own; what a hub that died left there is removed */
    WrittenFolder(Path parent) throws IOException {
        this.parent = parent;
        FileSystemUtils.deleteRecursively(parent);
    }

    /**
     * @param texts by path; null for a file that is to be gone
     * @param laid names of what is laid over
     * @param only the files that alone may differ from what the hub works by
     */
    LaidOver with(
            SetupFiles folders, Map<String, @Nullable String> texts, Collection<ChangedFile> laid, Set<String> only)
            throws IOException {
        List<String> names = laid.stream().map(ChangedFile::name).toList();
        if (texts.isEmpty()) {
            return new LaidOver(folders, folders, names, only, () -> {});
        }
        Path written = Files.createTempDirectory(PrivateFiles.directory(parent), "files");
        SetupFiles files = new SetupFiles(
                folders.config(), written.resolve("config").resolve(SetupFiles.POLICY), written.resolve("mappings"));
        try {
            write(folders, files, texts);
        } catch (IOException | RuntimeException e) {
            removeAfter(e, written);
            throw e;
        }
        return new LaidOver(folders, files, names, only, () -> FileSystemUtils.deleteRecursively(written));
    }

    private static void removeAfter(Exception e, Path written) {
        try {
            FileSystemUtils.deleteRecursively(written);
        } catch (IOException another) {
            e.addSuppressed(another);
        }
    }

    private static void write(SetupFiles folders, SetupFiles files, Map<String, @Nullable String> texts)
            throws IOException {
        copy(folders.mappings(), files.mappings());
        if (Files.exists(folders.policy())) {
            Files.createDirectories(files.policy().resolveSibling(""));
            Files.copy(folders.policy(), files.policy());
        }
        // First all copies: of a file in a mounted folder the copy is read-only, too, and nobody could write to it.
        for (String path : texts.keySet()) {
            Path file = FolderTexts.of(path, files);
            if (Files.isRegularFile(file)) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, @Nullable String> text : texts.entrySet()) {
            if (text.getValue() != null) {
                write(text.getKey(), FolderTexts.of(text.getKey(), files), text.getValue());
            }
        }
    }

    private static void write(String path, Path file, String text) throws IOException {
        if (Files.isDirectory(file)) {
            throw SetupException.of(Path.of(path), 1, "file", "is a folder; give the file another name");
        }
        try {
            Files.createDirectories(file.resolveSibling(""));
        } catch (FileAlreadyExistsException e) {
            throw SetupException.of(Path.of(path), 1, "file", "lies below a file; give it another place");
        }
        Files.writeString(file, text);
    }

    private static void copy(Path folder, Path target) throws IOException {
        // Mounted by Kubernetes each is a link into a hidden folder.
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : found.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(SetupFiles::isShown)
                    .toList()) {
                Path copy = target.resolve(file);
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(folder.resolve(file), copy);
            }
        }
    }
}
