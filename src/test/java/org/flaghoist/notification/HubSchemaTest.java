package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1/other.json", "file:///etc/hostname", "classpath:draft-07", "#/$defs/none"})
    void refusesAReferenceThatLeadsElsewhereOrNowhere(String reference, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("notification.schema.json"),
                "{\"properties\": {\"sender\": {\"$ref\": \"" + reference + "\"}}}");

        assertThatThrownBy(() -> HubSchema.read(file))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(file + ":1: json: cannot be used: ")
                .hasMessageContaining(reference.replace("#", ""));
    }
}
