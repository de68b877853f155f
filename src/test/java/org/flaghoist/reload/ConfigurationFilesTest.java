package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.installation.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {

    private Path config;
    private Path mappings;

    @BeforeEach
    void copyWhatIsShipped(@TempDir Path folder) throws IOException {
        config = folder.resolve("config");
        mappings = folder.resolve("mappings");
        FileUtils.copyDirectory(Path.of("config").toFile(), config.toFile());
        FileUtils.copyDirectory(Path.of("mappings").toFile(), mappings.toFile());
    }

    @Test
    void distinguishesFilesByWhatTheySayAndNotByWhereTheyAre() throws IOException {
        Configuration shipped = ConfigurationFiles.read(SetupFiles.in(Path.of("config"), Path.of("mappings")));
        assertThat(read()).isEqualTo(shipped);
        assertThat(shipped.name()).matches("[0-9a-f]{12}");

        change(config.resolve("release-policy.yaml"), "\n# another\n");
        assertThat(read().differences(shipped)).containsExactly("release policy");
        change(config.resolve("partners/uk.yaml"), "\n");
        change(mappings.resolve("notification.schema.json"), " ");
        assertThat(read().differences(shipped)).containsExactly("release policy", "mappings", "partners' files");
        assertThat(read().name()).isNotEqualTo(shipped.name());
    }

    @Test
    void seesATableOfAnyPartnerThatChangedOrIsNew() throws IOException {
        Configuration before = read();
        Path table;
        try (var files = Files.walk(mappings)) {
            table = files.filter(file -> file.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
        }
        change(table, "X,Y\n");
        Configuration changed = read();
        assertThat(changed.differences(before)).containsExactly("mappings");
        Files.writeString(mappings.resolve("new.csv"), "");
        assertThat(read().differences(changed)).containsExactly("mappings");
    }

    @Test
    void mindsNeitherLineEndsNorReadmesNorHiddenFiles() throws IOException {
        Configuration before = read();
        Path policy = config.resolve("release-policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("\n", "\r\n"));
        change(mappings.resolve("README.md"), "more");
        Files.writeString(config.resolve("partners/.uk.yaml.swp"), "edited just now");
        assertThat(read()).isEqualTo(before);
    }

    private Configuration read() throws IOException {
        return ConfigurationFiles.read(SetupFiles.in(config, mappings));
    }

    private static void change(Path file, String more) throws IOException {
        Files.writeString(file, Files.readString(file) + more);
    }
}
