package org.flaghoist.partner;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a setting and never fails at its content, so that one wrong value does not hide the next. */
final class SettingReader extends JsonDeserializer<Setting> {

    @Override
    public Setting deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.currentToken().isScalarValue()) {
            return Setting.text(line, parser.getText());
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return reference(line, parser, context);
        }
        parser.skipChildren();
        return Setting.fault(line, "is a list; give one value");
    }

    private Setting reference(int line, JsonParser parser, DeserializationContext context) throws IOException {
        Map<String, String> found = new HashMap<>();
        boolean nested = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (!getKnownPropertyNames().contains(key)) {
                context.handleUnknownProperty(parser, this, Setting.class, key);
            } else if (parser.currentToken().isScalarValue()) {
                found.put(key, parser.getText());
            } else {
                nested = true;
                parser.skipChildren();
            }
        }
        boolean one = found.containsKey("env") != found.containsKey("file");
        if (nested || !one || (found.containsKey("default") && !found.containsKey("env"))) {
            return Setting.fault(line, "is none of {env: NAME}, {env: NAME, default: text}, {file: path}");
        }
        return new Setting(line, null, found.get("env"), found.get("default"), found.get("file"), null);
    }

    @Override
    public Collection<Object> getKnownPropertyNames() {
        return List.of("env", "default", "file");
    }
}
