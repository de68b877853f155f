package org.flaghoist.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupText;

/** Names the entries of a policy file by their ids: nobody counts to the seventh. */
record PolicyKeys(JsonNode file) {

    private static final Pattern BY_INDEX =
            Pattern.compile("(.*?:\\d+: )(partners|rules)\\[(\\d+)](.*)", Pattern.DOTALL);

    static PolicyKeys of(Path file) {
        try {
            return new PolicyKeys(new YAMLMapper().readTree(SetupText.orNone(file)));
        } catch (JsonProcessingException said) {
            return new PolicyKeys(MissingNode.getInstance());
        }
    }

    /** A fault whose key has the entry's id in the place of its index, where it has one. */
    String named(String fault) {
        Matcher matcher = BY_INDEX.matcher(fault);
        if (!matcher.matches()) {
            return fault;
        }
        String list = matcher.group(2);
        String id = file.path(list)
                .path(Integer.parseInt(matcher.group(3)))
                .path(list.equals("rules") ? "rule" : "partner")
                .asText();
        return id.isBlank() ? fault : matcher.group(1) + list + "[" + id + "]" + matcher.group(4);
    }
}
