package org.flaghoist.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.YamlLines;

/** Names the entries of a policy file by their ids: nobody counts to the seventh. */
record PolicyKeys(Path place, JsonNode file) {

    private static final Pattern BY_INDEX =
            Pattern.compile("(.*?:\\d+: )(partners|rules)\\[(\\d+)](.*)", Pattern.DOTALL);

    /** Of an unknown key, which says nothing of where it is. */
    private static final Pattern BARE = Pattern.compile("(.*?:(\\d+): )([^:.\\[]+)(: .*)", Pattern.DOTALL);

    static PolicyKeys of(Path file) {
        try {
            return new PolicyKeys(file, new YAMLMapper().readTree(SetupText.orNone(file)));
        } catch (JsonProcessingException said) {
            return new PolicyKeys(file, MissingNode.getInstance());
        }
    }

    /** A fault whose key has the entry's id in the place of its index, where it has one. */
    String named(String fault) {
        Matcher matcher = BY_INDEX.matcher(fault);
        if (!matcher.matches()) {
            String whole = whole(fault);
            return whole.equals(fault) ? fault : named(whole);
        }
        String list = matcher.group(2);
        String id = file.path(list)
                .path(Integer.parseInt(matcher.group(3)))
                .path(list.equals("rules") ? "rule" : "partner")
                .asText();
        return id.isBlank() ? fault : matcher.group(1) + list + "[" + id + "]" + matcher.group(4);
    }

    private String whole(String fault) {
        Matcher bare = BARE.matcher(fault);
        String path = bare.matches() ? YamlLines.path(place, Integer.parseInt(bare.group(2)), bare.group(3)) : null;
        return path == null ? fault : bare.group(1) + path + bare.group(4);
    }
}
