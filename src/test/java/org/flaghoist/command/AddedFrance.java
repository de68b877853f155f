package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.testing.SeventhPartner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.util.FileSystemUtils;

/** A copy of configuration, mappings and samples to which France is added, for mistakes in its files. */
record AddedFrance(CopiedSetup setup) {

    /** What there is to do anyway: it is about the others. */
    private static final String ANYWAY = ": partners[ly].receivesFrom: 'ly' has no rule about fr";

    private static final Pattern FAULT = Pattern.compile("[^ ]+:[0-9]+: .*");

    static AddedFrance none() {
        return new AddedFrance(new CopiedSetup(Path.of("")));
    }

    /** @param untried partners without whose samples it is faster */
    static AddedFrance in(Path directory, Collection<String> untried) throws IOException {
        SeventhPartner.addedIn(directory, "fr");
        AddedFrance france = new AddedFrance(new CopiedSetup(directory));
        for (String partner : untried) {
            FileSystemUtils.deleteRecursively(france.samples(partner));
        }
        return france;
    }

    Path file(String name) {
        return setup.file(name);
    }

    Path samples(String partner) {
        return file("src/test/samples").resolve(partner);
    }

    void change(String name, String sound, String wrong) throws IOException {
        String text = text(name, sound);
        Files.writeString(file(name), text.replace(sound, wrong));
    }

    void changeFirst(String name, String sound, String wrong) throws IOException {
        String text = text(name, sound);
        Files.writeString(file(name), text.replaceFirst(Pattern.quote(sound), wrong));
    }

    private String text(String name, String sound) throws IOException {
        String text = Files.readString(file(name));
        assertThat(text).contains(sound);
        return text;
    }

    /** The lines about faults, but for what there is to do anyway. */
    List<String> faults(CapturedOutput output, String... more) {
        int before = output.getOut().length();
        check(more);
        return output.getOut()
                .substring(before)
                .lines()
                .filter(line -> FAULT.matcher(line).matches() && !line.contains(ANYWAY) && !line.endsWith("; no fault"))
                .toList();
    }

    int check(String... more) {
        return setup.checkWith(samples(""), more);
    }
}
