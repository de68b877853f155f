package org.flaghoist.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.Rejection;

/** Makes a notification of a sample, with as much text as the partner's form can carry. */
final class LargestCopy {

    static final String NAME = "kit-largest";

    private static final int MOST_CHARACTERS = 8_000;
    private static final int MOST_TEXTS = 4;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "it");
    private static final String WORDS = "The lorry was seen again. ";

    private LargestCopy() {}

    /** Empty where no sample can be made larger. */
    static Optional<NativeSample> of(Mappings mappings, String recipient, List<NativeSample> samples) {
        Mapping mapping = mappings.of(recipient);
        return samples.stream()
                // It is written in the words of its sender, too.
                .filter(sample -> mappings.partners()
                        .contains(sample.form().path("sender").asText()))
                .filter(sample ->
                        Action.NEW.isOf(sample.form()) && sample.form().has("narrative"))
                .flatMap(sample -> largest(mapping, (ObjectNode) sample.form()).stream())
                .findFirst();
    }

    private static Optional<NativeSample> largest(Mapping mapping, ObjectNode sample) {
        for (int texts = MOST_TEXTS; texts > 0; texts--) {
            for (int length = MOST_CHARACTERS; length >= MOST_CHARACTERS / 8; length /= 2) {
                ObjectNode form = grown(sample, texts, length);
                try {
                    return Optional.of(new NativeSample(NAME, mapping.render(form), form));
                } catch (Rejection tooLong) {
                    // The next is shorter.
                }
            }
        }
        return Optional.empty();
    }

    private static ObjectNode grown(ObjectNode sample, int texts, int length) {
        ObjectNode form = sample.deepCopy();
        form.put("id", "REHEARSAL/LARGEST");
        var narrative = form.putArray("narrative");
        for (int i = 0; i < texts; i++) {
            String text = WORDS.repeat(1 + length / WORDS.length()).substring(0, length - 1) + "#";
            narrative.addObject().put("language", LANGUAGES.get(i)).put("text", text);
        }
        return form;
    }
}
