package org.flaghoist.effect;

import java.util.List;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;

/** Where copies in a recipient's own form differ: paths alone, as values are of people; of lines only that some do. */
public final class CopyFields implements CopyComparison {

    private final Mappings mappings;

    public CopyFields(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public List<String> fields(String recipient, byte[] before, byte[] after) {
        Mapping mapping = mappings.of(recipient);
        return NativeForms.differences(
                        mapping.extension(),
                        after,
                        before,
                        bytes -> mapping.text(bytes).text())
                .stream()
                .map(difference -> difference.replaceFirst("(?s): .*", "").replaceFirst("^line .*", "lines"))
                .toList();
    }
}
