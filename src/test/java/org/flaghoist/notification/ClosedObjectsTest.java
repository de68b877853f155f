package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedObjectsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNEVALUATED = "unevaluatedProperties";

    @Test
    void closesAllObjectsOfTheHubsForm() throws IOException {
        JsonNode schema = JSON.readTree(new File("mappings/notification.schema.json"));
        int objects = schema.findValues(UNEVALUATED).size();

        ClosedObjects.close(schema);

        assertThat(objects).isGreaterThan(10);
        assertThat(schema.findValues(UNEVALUATED)).isEmpty();
        assertThat(schema.findValues("additionalProperties")).hasSize(objects);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unevaluatedProperties': false, 'properties': {'a': true}, '$ref': '#/$defs/b'}",
                "{'unevaluatedProperties': false, 'properties': {'a': true}, 'allOf': [{'properties': {'b': true}}]}",
                "{'unevaluatedProperties': false, 'properties': {'a': true}, 'then': {'anyOf': [{'properties': {'b': true}}]}}",
                "{'unevaluatedProperties': false, 'properties': {'a': true}, 'if': {'patternProperties': {'b': true}}}",
                "{'unevaluatedProperties': false, 'properties': {'a': true}, 'else': {'$ref': '#/$defs/b'}}",
                "{'unevaluatedProperties': false, 'properties': {'a': true}, 'oneOf': [{'additionalProperties': true}]}",
                "{'unevaluatedProperties': false, 'properties': {'a': true}, 'allOf': [{'unevaluatedProperties': true}]}",
                "{'unevaluatedProperties': {'type': 'string'}, 'properties': {'a': true}}"
            })
    void leavesOneWhereAnotherPartMayLookAtMore(String schema) throws IOException {
        JsonNode closed = JSON.readTree(schema.replace('\'', '"'));

        ClosedObjects.close(closed);

        assertThat(closed).isEqualTo(JSON.readTree(schema.replace('\'', '"')));
    }

    @Test
    void closesOneWhoseOtherPartsNameTheSameMembers() throws IOException {
        JsonNode schema = JSON.readTree("{\"unevaluatedProperties\": false, \"properties\": {\"a\": true},"
                + " \"allOf\": [{\"if\": {\"properties\": {\"a\": true}}, \"then\": {\"required\": [\"a\"]}}]}");

        ClosedObjects.close(schema);

        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        assertThat(schema.has(UNEVALUATED)).isFalse();
    }
}
