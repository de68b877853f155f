package org.flaghoist.partner;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * A value of a partner file as written: {@code text}, {@code {env: NAME}}, {@code {env: NAME, default: text}} or
 * {@code {file: path}}.
 *
 * @param line from 1
 * @param fault why the value cannot be one, for instance because it is a list
 */
@JsonDeserialize(using = SettingReader.class)
record Setting(
        int line,
        @Nullable String text,
        @Nullable String env,
        @Nullable String fallback,
        @Nullable String file,
        @Nullable String fault) {

    static Setting text(int line, String text) {
        return new Setting(line, text, null, null, null, null);
    }

    static Setting fault(int line, String fault) {
        return new Setting(line, null, null, null, null, fault);
    }
}
