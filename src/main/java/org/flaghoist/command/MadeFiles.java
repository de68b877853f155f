package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.draft.MadeSchema;
import org.flaghoist.draft.PartnerReadme;

/**
 * What was made of a partner's form.
 *
 * @param old what is older than that form
 * @param broken what cannot be made again
 */
record MadeFiles(List<String> old, List<String> broken) {

    private static final String AGAIN = "; make it again: ";

    static MadeFiles of(Path mappings, Set<String> partners) throws IOException {
        List<String> all = Stream.concat(
                        MadeSchema.old(mappings, partners).stream(), PartnerReadme.old(mappings, partners).stream())
                .toList();
        return new MadeFiles(
                all.stream().filter(line -> line.contains(AGAIN)).toList(),
                all.stream().filter(line -> !line.contains(AGAIN)).toList());
    }

    /**
     * Says what is to be made again, but of partners of whom something else is left to mend: that may be why it is old,
     * and it would be made of what is wrong.
     *
     * @return how many of them
     */
    int say(WorkList work) {
        List<String> due = old.stream().filter(work::isOfNothingElse).toList();
        due.forEach(work::fault);
        return due.size();
    }

    /** Whether a sample differs for nothing else: it waits for what is to be made again. */
    boolean explain(GoldenDifference difference) {
        return !difference.messages().isEmpty() && old.containsAll(difference.messages());
    }
}
