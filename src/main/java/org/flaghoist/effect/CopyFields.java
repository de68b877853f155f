package org.flaghoist.effect;

import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.partner.Sftp;

/**
 * Where copies in a recipient's own form differ: paths and columns alone, as values are of people; of lines only that
 * some do.
 */
public final class CopyFields implements CopyComparison {

    private final Setup before;
    private final Setup after;

    public CopyFields(Setup before, Setup after) {
        this.before = before;
        this.after = after;
    }

    @Override
    public List<String> fields(String recipient, byte[] was, byte[] is) {
        Mapping mapping = before.mappings().of(recipient);
        Mapping changed = after.mappings().of(recipient);
        String extension = mapping.extension();
        String other = changed.extension();
        boolean isOfOneForm = extension.equals(other);
        List<FormDifference> found =
                isOfOneForm ? NativeForms.differences(changed, is, mapping, was) : NativeForms.ofText(mapping, is, was);
        Stream<String> own = found.stream().map(FormDifference::field).distinct();
        return isOfOneForm || !areFiles(recipient)
                ? own.toList()
                : Stream.concat(
                                Stream.of("the extension of its file: .%s, and then .%s".formatted(extension, other)),
                                own)
                        .toList();
    }

    // A message has no name.
    private boolean areFiles(String recipient) {
        return before.partners()
                .find(recipient)
                .filter(partner -> partner.transport() instanceof Sftp)
                .isPresent();
    }
}
