package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kit is whole or is not written. */
final class KitZipTest {

    private static final Path LIBRARIES = Path.of("kit/libraries.txt");

    private final Mappings mappings = Mappings.read(Path.of("mappings"), new SetupFaults());

    private Path jar = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void build(@TempDir Path directory) throws IOException {
        jar = directory.resolve("flaghoist.jar");
        out = Files.createDirectory(directory.resolve("out"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("one"));
        }
        Path lib = Files.createDirectory(directory.resolve("lib"));
        for (String line : Files.readAllLines(LIBRARIES)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Files.writeString(lib.resolve(line + "-1.jar"), "");
            }
        }
    }

    @Test
    void leavesAKitAsItIsWhereAnotherCannotBeMade() throws IOException {
        Path kit = kit(Path.of("config")).write("bg", mappings, out);
        byte[] good = Files.readAllBytes(kit);
        assertThat(libraries(kit)).isPositive();
        String first = Files.readAllLines(LIBRARIES).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
        Files.delete(jar.resolveSibling("lib").resolve(first + "-1.jar"));

        assertThatThrownBy(() -> kit(Path.of("config")).write("bg", mappings, out))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(LIBRARIES + ":1: file: names [" + first + "]");

        assertThat(kit).hasBinaryContent(good);
        assertThat(out)
                .isDirectoryContaining(kit::equals)
                .satisfies(each -> assertThat(each.toFile().list()).hasSize(1));
    }

    @Test
    void namesAllThatIsNotThere(@TempDir Path empty) {
        KitZip kit = new KitZip(new KitSources(
                empty,
                Path.of("mappings"),
                empty,
                empty.resolve("cases.yaml"),
                empty.resolve("for-partners.md"),
                empty.resolve("libraries.txt"),
                empty.resolve("flaghoist.jar")));

        SetupException thrown = catchThrowableOfType(SetupException.class, () -> kit.write("bg", mappings, out));

        assertThat(thrown.faults())
                .containsExactly(
                        empty.resolve("partners/bg.yaml") + ":1: file: is not there; write the partner's file",
                        empty.resolve("bg") + ":1: folder: is not there; name the folder of all samples with --samples",
                        empty.resolve("cases.yaml") + ":1: file: is not there; run the command in the hub's folder",
                        empty.resolve("for-partners.md")
                                + ":1: file: is not there; run the command in the hub's folder",
                        empty.resolve("libraries.txt") + ":1: file: is not there; run the command in the hub's folder",
                        empty.resolve("flaghoist.jar")
                                + ":1: file: is not there; build the hub, or name its jar with --jar",
                        empty.resolve("lib") + ":1: folder: is not there; build the hub, or name its jar with --jar");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void saysWhichPartnersThereAre() {
        assertThatThrownBy(() -> kit(Path.of("config")).write("zz", mappings, out))
                .isInstanceOf(SetupException.class)
                .hasMessageEndingWith(Path.of("mappings/zz") + ":1: folder: there is no partner 'zz'; name one of "
                        + String.join(", ", mappings.partners()));
    }

    @Test
    void namesAJarThatIsNone() throws IOException {
        Files.writeString(jar, "none");

        assertThatThrownBy(() -> kit(Path.of("config")).write("bg", mappings, out))
                .isInstanceOf(SetupException.class)
                .hasMessageEndingWith(jar + ":1: file: is no whole jar; build the hub again");
        assertThat(out).isEmptyDirectory();
    }

    private KitZip kit(Path config) {
        return new KitZip(new KitSources(
                config,
                Path.of("mappings"),
                Path.of("src/test/samples"),
                Path.of("kit/cases.yaml"),
                Path.of("docs/for-partners.md"),
                LIBRARIES,
                jar));
    }

    private static long libraries(Path kit) throws IOException {
        try (ZipFile zip = new ZipFile(kit.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().contains("/lib/"))
                    .count();
        }
    }
}
