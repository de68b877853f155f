package org.flaghoist.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.Rejection;

/** Makes what the kit sends for a case of a sample, under a reference of its own. */
final class CaseCopy {

    /** What the names of files begin with that the build made for cases. */
    static final String PREFIX = "kit-";

    private static final String ANSWER = "ANSWER";
    private static final int MOST_CHARACTERS = 8_000;
    private static final int LEAST_CHARACTERS = 1_000;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "it");
    private static final String WORDS = "The lorry was seen again. ";

    private final Mappings mappings;
    private final Mapping mapping;

    CaseCopy(Mappings mappings, String recipient) {
        this.mappings = mappings;
        this.mapping = mappings.of(recipient);
    }

    /** Empty where no sample will do. */
    Optional<NativeSample> of(CaseFile.SentCase one, List<NativeSample> samples) {
        Action action = one.action();
        return samples.stream()
                // It is written in the words of its sender, too.
                .filter(sample -> mappings.partners()
                        .contains(sample.form().path("sender").asText()))
                .filter(sample -> !sample.form().path("type").asText().equals(ANSWER))
                .filter(sample -> (action == null ? Action.NEW : action).isOf(sample.form()))
                .map(sample -> ((ObjectNode) sample.form()).deepCopy().put("id", one.reference()))
                .flatMap(form -> one.largest() ? grown(form) : Stream.of(form))
                .flatMap(form -> rendered(PREFIX + one.name(), form).stream())
                .findFirst();
    }

    private Optional<NativeSample> rendered(String name, ObjectNode form) {
        try {
            return Optional.of(new NativeSample(name, mapping.render(form), form));
        } catch (Rejection cannotBeWritten) {
            return Optional.empty();
        }
    }

    /** With as much text as any form carries, then with less and less. */
    private static Stream<ObjectNode> grown(ObjectNode sample) {
        if (!sample.has("narrative")) {
            return Stream.of();
        }
        return IntStream.iterate(LANGUAGES.size(), texts -> texts > 0, texts -> texts - 1)
                .boxed()
                .flatMap(texts -> IntStream.iterate(
                                MOST_CHARACTERS, length -> length >= LEAST_CHARACTERS, length -> length / 2)
                        .mapToObj(length -> grown(sample, texts, length)));
    }

    private static ObjectNode grown(ObjectNode sample, int texts, int length) {
        ObjectNode form = sample.deepCopy();
        var narrative = form.putArray("narrative");
        for (int i = 0; i < texts; i++) {
            String text = WORDS.repeat(1 + length / WORDS.length()).substring(0, length - 1) + "#";
            narrative.addObject().put("language", LANGUAGES.get(i)).put("text", text);
        }
        return form;
    }
}
