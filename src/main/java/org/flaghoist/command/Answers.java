package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Prints one JSON line for each answer. A rejection is an answer; a file that cannot be read, or a bug, is not, and
 * makes the command end with {@link #NOT_ANSWERED}.
 */
final class Answers {

    static final int NOT_ANSWERED = 1;

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A number would stand for the word at its place in the list of words.
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private final PrintWriter out;
    private final PrintWriter err;
    private boolean allAnswered = true;

    Answers(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @FunctionalInterface
    interface FileWork {
        void answer(Path file, byte[] content) throws IOException;
    }

    /**
     * Does {@code work} for each file.
     *
     * @return the exit code
     */
    int forEach(List<String> files, FileWork work) {
        for (Path file : InputFiles.expanded(files)) {
            try {
                work.answer(file, Files.readAllBytes(file));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                // One file must not keep the others from being answered.
                allAnswered = false;
                err.println(ThrownWords.of(file, e));
            }
        }
        out.flush();
        return allAnswered ? 0 : NOT_ANSWERED;
    }

    void print(Path file, String what, ObjectNode answer) throws JsonProcessingException {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", file.toString());
        line.set(what, answer);
        out.println(JSON.writeValueAsString(line));
    }

    /** Says something for people, which is no answer. */
    void note(String line) {
        err.println(line);
    }

    static ObjectNode rejected(Rejection rejection) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("code", rejection.code().name()).put("location", rejection.location());
        put(answer, "field", rejection.field());
        put(answer, "detail", rejection.detail());
        return answer;
    }

    static ObjectNode failed(FaultCode code, @Nullable String field) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("code", code.name());
        put(answer, "field", field);
        return answer;
    }

    private static void put(ObjectNode answer, String member, @Nullable String value) {
        if (value != null) {
            answer.put(member, value);
        }
    }
}
