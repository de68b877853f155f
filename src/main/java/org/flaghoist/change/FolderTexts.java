package org.flaghoist.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/** The files that people may change, by paths such as {@code mappings/uk/craft.csv}, as they lie in the folders. */
final class FolderTexts {

    static final String POLICY = "config/" + SetupFiles.POLICY;
    static final String MAPPINGS = "mappings/";

    // What a configuration does not count, hidden files and notes, nobody can change by it.
    private static final Pattern PATH =
            Pattern.compile("(?=.{1,200}$)(?!.*\\.md$)mappings(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+");

    private final SetupFiles folders;

    FolderTexts(SetupFiles folders) {
        this.folders = folders;
    }

    static boolean mayChange(String path) {
        return path.equals(POLICY) || PATH.matcher(path).matches();
    }

    /** Where such a file is among these. */
    static Path of(String path, SetupFiles files) {
        return path.equals(POLICY) ? files.policy() : files.mappings().resolve(path.substring(MAPPINGS.length()));
    }

    /**
     * What a file says; null where there is none.
     *
     * @throws SetupException where it is no text in UTF-8
     */
    @Nullable
    String text(String path) {
        Path file = of(path, folders);
        try {
            return Files.isRegularFile(file)
                    ? StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString()
                    : null;
        } catch (CharacterCodingException e) {
            throw SetupException.ofWhole(file, "is no text in UTF-8; change it in the folder, and reload");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
