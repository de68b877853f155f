package org.flaghoist.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.notification.PrivateFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code flaghoist.data} an absolute path, as the database refuses one like {@code data/ledger}, and the
 * directory itself, for its owner alone, also where it is there already: it holds personal data.
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
        try {
            PrivateFiles.directory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    directory + ": cannot be made, or shut to others (" + e.getMessage()
                            + "); give flaghoist.data another place, or correct its permissions",
                    e);
        }
    }
}
