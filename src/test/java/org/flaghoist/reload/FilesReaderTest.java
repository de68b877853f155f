package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.HubFiles;
import org.flaghoist.testing.PlainSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesReaderTest {

    private Path config;
    private Path mappings;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        HubFiles.write(folder, "north");
        config = folder.resolve("config");
        mappings = folder.resolve("mappings");
    }

    @Test
    void startsWithNothingThatChangesWhileItIsRead() {
        SetupSource changing = files -> {
            Setup read = PlainSetup.read(files);
            change(mappings.resolve("north/format.yaml"));
            return read;
        };
        FilesReader reader = reader(changing, () -> new byte[32]);

        assertThatThrownBy(() -> new CurrentSetup(reader))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("changed while they were read");
    }

    @Test
    void readsNothingThatChangesWhileItIsCopied() {
        AgreedChanges copying = new AgreedChanges() {
            @Override
            public LaidOver over(SetupFiles folders, long reload) {
                change(mappings.resolve("north/format.yaml"));
                return LaidOver.nothing(folders);
            }

            @Override
            public void ended(long reload, ReloadState state, @Nullable String configuration, @Nullable String words) {}

            @Override
            public void laidOver(Set<String> laid) {}
        };
        FilesReader reader = new FilesReader(
                SetupFiles.in(config, mappings), PlainSetup::read, () -> copying, () -> new byte[32], List.of());

        assertThatThrownBy(() -> reader.read(AgreedChanges.NO_RELOAD))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("changed while they were read");
    }

    /** A key that is not there would be made. */
    @Test
    void asksForNoKeyWhereAFileIsAtFault() {
        change(config.resolve("partners/north.yaml"));
        AtomicBoolean asked = new AtomicBoolean();
        FilesReader reader = reader(PlainSetup::read, () -> {
            asked.set(true);
            return new byte[32];
        });

        assertThatThrownBy(() -> new CurrentSetup(reader)).isInstanceOf(SetupException.class);
        assertThat(asked).isFalse();
    }

    private FilesReader reader(SetupSource source, Supplier<byte[]> key) {
        return new FilesReader(SetupFiles.in(config, mappings), source, () -> AgreedChanges.NONE, key, List.of());
    }

    private static void change(Path file) {
        try {
            Files.writeString(file, "2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
