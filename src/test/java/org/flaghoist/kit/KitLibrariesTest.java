package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitLibrariesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void takesThoseOfTheListInWhateverVersion() throws IOException {
        Path list = Files.writeString(directory.resolve("list"), "# why\none\none-more\n");
        Path lib = Files.createDirectory(directory.resolve("lib"));
        for (String name : new String[] {"one-1.2.jar", "one-more-3.jar", "one-less-1.jar"}) {
            Files.writeString(lib.resolve(name), "");
        }

        assertThat(new KitLibraries(list).of(lib))
                .containsExactly(lib.resolve("one-1.2.jar"), lib.resolve("one-more-3.jar"));
    }

    @Test
    void refusesALibraryThatIsNotThere() throws IOException {
        Path list = Files.writeString(directory.resolve("list"), "gone\n");

        assertThatThrownBy(() -> new KitLibraries(list).of(directory))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("names [gone], which are not in");
    }
}
