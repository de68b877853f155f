package org.flaghoist.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.search.NotificationRow;

/** The JSON texts that operations over JMX are asked with and answer with (docs/jmx.md). */
public final class JsonText {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(NotificationRow.class, FlatNotificationRow.class)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A number would stand for the word at its place in the list of words.
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /** A line of a list is flat. */
    interface FlatNotificationRow {

        @JsonUnwrapped
        NotificationRow.Header header();
    }

    private JsonText() {}

    /** @param answer records, texts, numbers, times and JSON trees */
    public static String of(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no answer that can be written", e);
        }
    }

    /**
     * Reads a query; a blank text asks for nothing.
     *
     * @throws OperationRejected where it is none, in words for people
     */
    public static <T> T query(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text.isBlank() ? "{}" : text, type);
        } catch (JsonProcessingException e) {
            throw new OperationRejected("the query cannot be read" + place(e) + "; docs/jmx.md says what it may have");
        }
    }

    private static String place(JsonProcessingException e) {
        return e instanceof JsonMappingException misfit && !misfit.getPath().isEmpty()
                ? " at '" + misfit.getPath().get(0).getFieldName() + "'"
                : ": it is no JSON object";
    }
}
