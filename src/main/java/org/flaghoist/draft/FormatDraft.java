package org.flaghoist.draft;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.XmlForm;

/** Makes a new partner's {@code format.yaml}: that of the other, without what is the other's alone. */
record FormatDraft(String id, LikedPartner like, RenamedText renamed) {

    private static final Pattern ZONE = Pattern.compile("\\bzone: *[^,}\\s]+(, *)?");
    private static final String URGENCY = "urgency";
    private static final List<String> OWN = List.of("language", URGENCY);
    private static final String SIGNS = "urgency: {immediate: '<pattern>', priority: '<pattern>'}";

    String text(String likes) throws IOException {
        List<String> lines = SchemaKeys.added(like, likes).lines().toList();
        StringBuilder text = new StringBuilder();
        String block = "";
        boolean begun = false;
        for (String line : lines) {
            begun |= !line.startsWith("#");
            if (line.startsWith(DraftFiles.EDITORS) || !begun) {
                // What is before all else says whose fields these are.
                continue;
            }
            if (!line.isBlank() && !line.startsWith(" ")) {
                block = line.split(":", 2)[0];
            }
            if (!isListOfPartners(line) && !isZone(block, line) && !isAboutTheOther(line) && !isOld(block, line)) {
                text.append(line(block, line)).append('\n');
            }
        }
        return DraftFiles.editors("../format") + "# The fields of partner " + id + ", begun as those of " + like.id()
                + "; what they mean stands in README.md.\n" + text;
    }

    private String line(String block, String line) {
        String named = renamed.format(block, changed(block, line));
        return block.equals("xml") ? new NamespaceDraft(id, like.id()).line(line, named) : named;
    }

    private String changed(String block, String line) {
        if (OWN.contains(block) && !line.isBlank()) {
            return "# " + (block.equals(URGENCY) && renamed.isAny() ? SIGNS : line);
        }
        if (block.equals("times")) {
            return ZONE.matcher(line).replaceFirst("");
        }
        return block.equals("xml") ? line.replace("schema: " + like.id(), "schema: " + id) : line;
    }

    // It points to the other's README.md, or explains a name that the new partner does not have.
    private boolean isAboutTheOther(String line) {
        return line.strip().startsWith("#") && (line.contains("README.md") || renamed.hasOld(line));
    }

    // With new names the other's patterns would find nothing, and one line says which keys there are. Its JSON Schema
    // is not that of the new one.
    private boolean isOld(String block, String line) {
        return block.equals("json") || (block.equals(URGENCY) && renamed.isAny() && line.startsWith(" "));
    }

    // The hub does not start before it is written: nobody is to have the other's by oversight.
    private static boolean isZone(String block, String line) {
        return block.equals("times") && ZONE.matcher(line.strip()).matches();
    }

    // Its schema lists the words of the other; the new one's tables say which words there are.
    private boolean isListOfPartners(String line) {
        XmlForm xml = like.format().syntax().xml();
        return xml != null && xml.partners() != null && line.strip().startsWith("partners: {type: ");
    }
}
