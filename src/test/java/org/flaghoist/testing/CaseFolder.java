package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder that cases change one after the other: what a case changed is put back, so nothing is copied twice. */
final class CaseFolder implements AutoCloseable {

    private record Sound(FileTime at, long size, byte[] content) {}

    private final Map<Path, Sound> files = new HashMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Map<Path, byte[]> kept = new HashMap<>();
    private final Path path;

    CaseFolder() throws IOException {
        path = Files.createTempDirectory("cases").toRealPath();
    }

    Path path() {
        return path;
    }

    void clear() throws IOException {
        files.clear();
        folders.clear();
        restore();
    }

    /** Each case begins with what the folder holds now. */
    void keep() throws IOException {
        visit((file, attributes) -> {
            if (attributes.isDirectory()) {
                folders.add(file);
            } else {
                files.put(file, new Sound(attributes.lastModifiedTime(), attributes.size(), Files.readAllBytes(file)));
            }
        });
    }

    void restore() throws IOException {
        kept.clear();
        Set<Path> left = new HashSet<>(files.keySet());
        Set<Path> other = new HashSet<>();
        visit((file, attributes) -> {
            Sound sound = files.get(file);
            if (sound != null
                    && attributes.isRegularFile()
                    && attributes.lastModifiedTime().equals(sound.at())
                    && attributes.size() == sound.size()) {
                left.remove(file);
            } else if (!attributes.isDirectory() || !folders.contains(file)) {
                other.add(file);
            }
        });
        for (Path file : other) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                FileSystemUtils.deleteRecursively(file);
            } else {
                Files.deleteIfExists(file);
            }
        }
        for (Path folder : folders) {
            Files.createDirectories(folder);
        }
        for (Path file : left) {
            Sound sound = files.get(file);
            Files.write(file, sound.content());
            Files.setLastModifiedTime(file, sound.at());
        }
    }

    /** The file is unchanged as long as it holds what it holds now. */
    void keep(Path file) throws IOException {
        kept.put(file, Files.readAllBytes(file));
    }

    /** The file, or each of the folder, is as it was when the case began, or when it was kept. */
    void assertUnchanged(Path changed) throws IOException {
        Map<Path, byte[]> sound = new HashMap<>();
        files.forEach((file, content) -> sound.put(file, content.content()));
        sound.putAll(kept);
        sound.keySet().removeIf(file -> !file.startsWith(changed));
        assertThat(sound).isNotEmpty();
        try (Stream<Path> now = Files.walk(changed)) {
            assertThat(now.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(sound.keySet());
        }
        for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
            assertThat(file.getKey()).hasBinaryContent(file.getValue());
        }
    }

    private interface Seen {
        void take(Path file, BasicFileAttributes attributes) throws IOException;
    }

    private void visit(Seen seen) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(path)) {
                    seen.take(folder, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                seen.take(file, attributes);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
