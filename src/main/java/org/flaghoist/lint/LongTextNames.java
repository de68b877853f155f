package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Finds names under {@code xml.longText} that are no element: the lines of the text that is meant become one. */
final class LongTextNames {

    private static final JsonPointer XML = JsonPointer.valueOf("/xml");
    private static final String KEY = "longText";

    private final Path yaml;
    private final SetupFaults found;

    LongTextNames(Path folder, SetupFaults found) {
        this.yaml = folder.resolve("format.yaml");
        this.found = found;
    }

    void check(FormatFile format) {
        XmlForm xml = format.syntax().xml();
        if (xml == null) {
            return;
        }
        List<DeclaredNames> parts = Stream.of(format.notification(), format.receipt(), format.picture())
                .map(DeclaredNames::new)
                .toList();
        for (String name : xml.whiteSpace().longText()) {
            boolean isThere =
                    name.equals(format.text().text()) || parts.stream().anyMatch(part -> part.has(name));
            if (!isThere) {
                found.add(
                        yaml,
                        YamlLines.near(yaml, XML, KEY),
                        "xml." + KEY,
                        "'" + name + "' is no field; correct the name, or remove it");
            }
        }
    }
}
