package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.springframework.util.FileSystemUtils;

/** Copies of the samples of three partners, and what they give by the project's mappings. */
record CopiedSamples(Path folder) {

    private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"), new SetupFaults());

    static CopiedSamples in(Path folder) throws IOException {
        for (String partner : List.of("at", "bg", "ro")) {
            FileSystemUtils.copyRecursively(Path.of("src/test/samples").resolve(partner), folder.resolve(partner));
        }
        return new CopiedSamples(folder);
    }

    Path changed(String file, String text, String inItsPlace) throws IOException {
        Path golden = folder.resolve(file);
        String sound = Files.readString(golden);
        assertThat(sound).contains(text);
        return Files.writeString(golden, sound.replace(text, inItsPlace));
    }

    List<String> messages(String partner) {
        return differences(partner)
                .flatMap(difference -> difference.messages().stream())
                .toList();
    }

    Stream<GoldenDifference> differences(String partner) {
        Samples all = new Samples(folder, Path.of("mappings"), partner, MAPPINGS.of(partner));
        return all.all().flatMap(sample -> sample.difference().get().stream());
    }
}
