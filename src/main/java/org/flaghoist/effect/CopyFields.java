package org.flaghoist.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.partner.Sftp;

/**
 * Where copies in a recipient's own form differ: paths and columns, and of values only words of tables, as others are
 * of people; of lines only that some do.
 */
public final class CopyFields implements CopyComparison {

    private final Setup before;
    private final Setup after;

    public CopyFields(Setup before, Setup after) {
        this.before = before;
        this.after = after;
    }

    @Override
    public FieldChanges fields(String recipient, byte[] was, byte[] is) {
        Mapping mapping = before.mappings().of(recipient);
        Mapping changed = after.mappings().of(recipient);
        String extension = mapping.extension();
        String other = changed.extension();
        boolean isOfOneForm = extension.equals(other);
        List<FormDifference> found =
                isOfOneForm ? NativeForms.differences(changed, is, mapping, was) : NativeForms.ofText(mapping, is, was);
        Stream<String> own = found.stream().map(FormDifference::field).distinct();
        if (isOfOneForm) {
            return new FieldChanges(own.toList(), words(found, mapping, changed));
        }
        String renamed = "the extension of its file: .%s, and then .%s".formatted(extension, other);
        Stream<String> named = areFiles(recipient) ? Stream.of(renamed) : Stream.of();
        return new FieldChanges(Stream.concat(named, own).toList(), List.of());
    }

    private static List<ChangedWord> words(List<FormDifference> found, Mapping mapping, Mapping changed) {
        List<ChangedWord> words = new ArrayList<>();
        for (FormDifference each : found) {
            String change = each.change();
            List<String> names = NativePath.names(each.field(), mapping.extension());
            if (change != null && mapping.hasOpenWord(names) && changed.hasOpenWord(names)) {
                words.add(new ChangedWord(FoundEffect.inAnyList(each.field()), change));
            }
        }
        return words;
    }

    // A message has no name.
    private boolean areFiles(String recipient) {
        return before.partners()
                .find(recipient)
                .filter(partner -> partner.transport() instanceof Sftp)
                .isPresent();
    }
}
