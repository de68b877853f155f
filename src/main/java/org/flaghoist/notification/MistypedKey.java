package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An unknown key of a file, and the one that was meant. With that in its place the file is read once more: then nothing
 * says that what was meant is missing.
 *
 * @param corrected the file with the key that was meant, in the same lines
 */
record MistypedKey(int line, String key, String meant, String corrected) {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    private static final String BEFORE = "(^|[\\s{,\"'])";
    private static final String BEHIND = "(?=[\"']?\\s*:)";

    /**
     * @param object where the key stands, in its line
     * @param known keys there
     * @return null where no other key is meant
     */
    static @Nullable MistypedKey of(String yaml, JsonPointer object, int line, String key, List<String> known) {
        JsonNode there = tree(yaml).at(object);
        String meant = MeantName.of(
                key, known.stream().filter(name -> !there.has(name)).toList());
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        if (meant == null || line < 1 || line > lines.size()) {
            return null;
        }
        Matcher matcher = Pattern.compile(BEFORE + Pattern.quote(key) + BEHIND).matcher(lines.get(line - 1));
        if (!matcher.find()) {
            return null;
        }
        lines.set(line - 1, matcher.replaceFirst("$1" + Matcher.quoteReplacement(meant)));
        return new MistypedKey(line, key, meant, String.join("\n", lines) + "\n");
    }

    private static JsonNode tree(String yaml) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JsonProcessingException said) {
            return MissingNode.getInstance();
        }
    }
}
