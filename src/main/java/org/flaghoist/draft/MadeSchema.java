package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;

/** Finds XML Schemas that {@code flaghoist schema} made and that are older than what they were made of. */
public final class MadeSchema {

    /** In the first lines of each that is made; people who write theirs by hand leave it out. */
    static final String MARK = "Made by 'flaghoist schema";

    /** Of one that is older. */
    public static final String OLD = ": schema: is not what format.yaml and the tables give now";

    private MadeSchema() {}

    /** Each with file, line and key. */
    public static List<String> old(Path mappings, Set<String> partners) throws IOException {
        List<String> old = new ArrayList<>();
        for (String partner : new TreeSet<>(partners)) {
            Path folder = mappings.resolve(partner);
            Path yaml = folder.resolve("format.yaml");
            FormatFile format = StrictYaml.read(yaml, FormatFile.class, new SetupFaults());
            if (format != null && format.syntax().xml() != null) {
                Path schema = folder.resolve(format.syntax().xml().schema());
                // One that is made is UTF-8; another may declare its own charset.
                String text = SetupText.orNone(schema);
                if (text.contains(MARK) && !withUsualEnds(text).equals(XmlSchemaDraft.of(mappings, partner))) {
                    old.add(schema + ":1" + OLD + "; make it again: flaghoist schema " + partner + " > " + schema);
                }
            }
        }
        return old;
    }

    // Git and editors of Windows change them, and nothing that the schema says.
    private static String withUsualEnds(String text) {
        return text.replace("\r\n", "\n");
    }
}
