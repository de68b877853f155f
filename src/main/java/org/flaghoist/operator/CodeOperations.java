package org.flaghoist.operator;

import java.util.List;
import org.flaghoist.codes.Codes;
import org.flaghoist.codes.KnownWord;
import org.flaghoist.codes.ProposedWord;
import org.flaghoist.codes.RefusedWord;
import org.flaghoist.codes.WordMeaning;
import org.flaghoist.codes.WordUse;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Words that code tables lack, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Codes",
        description = "Words that were refused, as a code table does not have them, and what they are to mean")
public final class CodeOperations {

    private final Codes codes;
    private final Operator operator;

    public CodeOperations(Codes codes, Operator operator) {
        this.codes = codes;
        this.operator = operator;
    }

    private record CodeList(List<RefusedWord> refused, List<ProposedWord> proposed, List<KnownWord> known) {}

    /** Words with their meanings. */
    record MeaningsAsked(@Nullable List<WordMeaning> words) {}

    private record CodeChange(long change) {}

    @ManagedOperation(
            description = "Words for which messages wait as dead letters, by partner and table; what is proposed; and"
                    + " what all hubs know of late")
    public String list() {
        return JsonText.of(new CodeList(codes.refused(), codes.proposed(), codes.known()));
    }

    @ManagedOperation(description = "What a word may mean, with suggestions")
    @ManagedOperationParameter(name = "partner", description = "whose table it is")
    @ManagedOperationParameter(name = "use", description = "READ or WRITTEN")
    @ManagedOperationParameter(name = "table", description = "its name")
    @ManagedOperationParameter(name = "word", description = "the sender's; to be written, the hub's")
    public String meanings(String partner, String use, String table, String word) {
        return JsonText.of(codes.meanings(partner, use(use), table, word));
    }

    private static WordUse use(String use) {
        try {
            return WordUse.valueOf(use);
        } catch (IllegalArgumentException e) {
            throw new OperationRejected("'" + use + "' is no use of a word; write READ or WRITTEN");
        }
    }

    @ManagedOperation(
            description = "Propose what words are to mean; a second person agrees to the change of their tables")
    @ManagedOperationParameter(name = "words", description = "JSON, as in docs/jmx.md")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String propose(String words, String reason) {
        List<WordMeaning> asked = JsonText.query(words, MeaningsAsked.class).words();
        return JsonText.of(new CodeChange(codes.propose(operator.person(), reason, asked == null ? List.of() : asked)));
    }
}
