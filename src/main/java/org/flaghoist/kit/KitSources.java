package org.flaghoist.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.partner.Partners;

/**
 * Where the parts of a kit stand.
 *
 * @param libraries names those that a kit gets
 * @param jar with all libraries in {@code lib/} beside it
 */
public record KitSources(Path config, Path mappings, Path samples, Path cases, Path howTo, Path libraries, Path jar) {

    private static final String IN_FOLDER = "run the command in the hub's folder";
    private static final String BUILD = "build the hub, or name its jar with --jar";

    /** @throws SetupException for a text that cannot be read */
    static String text(Path file) {
        SetupFaults faults = new SetupFaults();
        String text = SetupText.read(file, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(text);
    }

    /** What the hub knows about a partner, in its configuration. */
    Path partnerFile(String partner) {
        return Partners.file(config, partner);
    }

    /** @throws SetupException with all that is not there */
    void check(String partner, Set<String> partners) {
        if (!partners.contains(partner)) {
            throw SetupException.of(
                    mappings.resolve(partner),
                    1,
                    "folder",
                    "there is no partner '" + partner + "'; name one of " + String.join(", ", partners));
        }
        SetupFaults faults = new SetupFaults();
        file(partnerFile(partner), "write the partner's file", faults);
        folder(samples.resolve(partner), "name the folder of all samples with --samples", faults);
        for (Path own : List.of(cases, howTo, libraries)) {
            file(own, IN_FOLDER, faults);
        }
        file(mappings.resolve("README.md"), "take it from the hub's own folder", faults);
        file(jar, BUILD, faults);
        folder(jar.resolveSibling("lib"), BUILD, faults);
        faults.throwIfAny();
    }

    private static void file(Path file, String whatToDo, SetupFaults faults) {
        if (!Files.isRegularFile(file)) {
            faults.addWhole(file, "is not there; " + whatToDo);
        }
    }

    private static void folder(Path folder, String whatToDo, SetupFaults faults) {
        if (!Files.isDirectory(folder)) {
            faults.add(folder, 1, "folder", "is not there; " + whatToDo);
        }
    }
}
