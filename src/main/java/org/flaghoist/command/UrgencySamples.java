package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.notification.YamlLines;

/** Tries the patterns under {@code urgency} on the samples of what partners send: what is urgent is to look so. */
record UrgencySamples(Path samples, Path folder) {

    /** One for each pattern, with the first sample that it does not find. */
    List<String> faults(Mappings mappings) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String partner : mappings.partners()) {
            Mapping mapping = mappings.of(partner);
            UrgencyLook look = mapping.urgencyLook();
            if (look != null) {
                Set<Urgency> said = EnumSet.of(Urgency.ROUTINE);
                for (Path sample : new Samples(samples, folder, partner, mapping)
                        .sent()
                        .filter(Files::isRegularFile)
                        .toList()) {
                    Urgency urgency = missed(mapping, look, sample);
                    if (said.add(urgency)) {
                        faults.add(fault(folder.resolve(partner).resolve("format.yaml"), urgency, sample));
                    }
                }
            }
        }
        return faults;
    }

    // What is less urgent than it looks waits for nothing.
    private static Urgency missed(Mapping mapping, UrgencyLook look, Path sample) throws IOException {
        try {
            return mapping.cut(Files.readAllBytes(sample)).stream()
                    .filter(piece -> piece.fault() == null)
                    .filter(piece -> look.of(piece.bytes()) == Urgency.ROUTINE)
                    .map(piece -> Urgency.of(mapping.translate(piece)))
                    .filter(urgency -> isLookedFor(look, urgency))
                    .findFirst()
                    .orElse(Urgency.ROUTINE);
        } catch (Rejection | BrokenMapping e) {
            // Which is said when it is tried.
            return Urgency.ROUTINE;
        }
    }

    private static boolean isLookedFor(UrgencyLook look, Urgency urgency) {
        return switch (urgency) {
            case ROUTINE -> false;
            case PRIORITY -> look.signs().priority() != null;
            case IMMEDIATE -> look.signs().immediate() != null;
        };
    }

    private static String fault(Path yaml, Urgency urgency, Path sample) {
        String key = urgency.name().toLowerCase(Locale.ROOT);
        int line = Math.max(YamlLines.near(yaml, JsonPointer.valueOf("/urgency"), key), 1);
        return yaml + ":" + line + ": urgency." + key + ": is not found in " + sample + ", which is " + urgency
                + ", so that would wait in its turn; correct the pattern";
    }
}
