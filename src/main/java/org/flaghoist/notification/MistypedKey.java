package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unknown key of a file, and the one that was meant. With that in its place the file is read once more: then nothing
 * says that what was meant is missing.
 *
 * @param path of the key
 * @param corrected the file with the key that was meant, in the same lines
 */
record MistypedKey(int line, String path, String meant, String corrected) {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    /**
     * @param object where the key stands
     * @param known keys there
     * @return null where no other key is meant
     */
    static @Nullable MistypedKey of(String yaml, JsonPointer object, String path, String key, List<String> known) {
        JsonNode there = tree(yaml).at(object);
        String meant = MeantName.of(
                key, known.stream().filter(name -> !there.has(name)).toList());
        JsonLocation at = YamlLines.in(yaml, object, key);
        if (meant == null || at == null) {
            return null;
        }
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        String line = lines.get(at.getLineNr() - 1);
        // Before it is a quotation mark where it has one.
        int begin = line.indexOf(key, line.offsetByCodePoints(0, at.getColumnNr() - 1));
        if (begin < 0) {
            return null;
        }
        lines.set(at.getLineNr() - 1, line.substring(0, begin) + meant + line.substring(begin + key.length()));
        return new MistypedKey(at.getLineNr(), path, meant, String.join("\n", lines) + "\n");
    }

    private static JsonNode tree(String yaml) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JsonProcessingException said) {
            return MissingNode.getInstance();
        }
    }
}
