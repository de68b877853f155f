package org.flaghoist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code flaghoist.data} an absolute path, as the database refuses one like {@code data/ledger}, and the
 * directory itself, for its owner alone: it will hold personal data.
 */
final class DataDirectory implements EnvironmentPostProcessor {

    private static final String KEY = "flaghoist.data";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String data = environment.getProperty(KEY);
        if (data != null) {
            Path directory = Path.of(data).toAbsolutePath().normalize();
            make(directory);
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("absolute data", Map.of(KEY, directory.toString())));
        }
    }

    private static void make(Path directory) {
        boolean owners = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = owners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(directory, ownerOnly);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be made; give flaghoist.data another place", e);
        }
    }
}
