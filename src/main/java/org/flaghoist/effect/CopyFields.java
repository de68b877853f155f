package org.flaghoist.effect;

import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.partner.Sftp;

/** Where copies in a recipient's own form differ: paths alone, as values are of people; of lines only that some do. */
public final class CopyFields implements CopyComparison {

    private static final String OF_ANY_TEXT = "";

    private final Setup before;
    private final Setup after;

    public CopyFields(Setup before, Setup after) {
        this.before = before;
        this.after = after;
    }

    @Override
    public List<String> fields(String recipient, byte[] was, byte[] is) {
        Mapping mapping = before.mappings().of(recipient);
        String extension = mapping.extension();
        String other = after.mappings().of(recipient).extension();
        boolean isOfOneForm = extension.equals(other);
        Stream<String> own = NativeForms.differences(
                        isOfOneForm ? extension : OF_ANY_TEXT,
                        is,
                        was,
                        bytes -> mapping.text(bytes).text())
                .stream()
                .map(difference -> difference.replaceFirst("(?s): .*", "").replaceFirst("^line .*", "lines"));
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
