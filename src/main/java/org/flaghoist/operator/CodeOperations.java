package org.flaghoist.operator;

import java.util.List;
import org.flaghoist.codes.RefusedWord;
import org.flaghoist.codes.RefusedWords;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Words that code tables lack, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Codes",
        description = "Words that were refused, as a code table does not have them")
public final class CodeOperations {

    private final RefusedWords refused;

    public CodeOperations(RefusedWords refused) {
        this.refused = refused;
    }

    private record CodeList(List<RefusedWord> refused) {}

    @ManagedOperation(description = "Words for which messages wait as dead letters, by partner and table")
    public String list() {
        return JsonText.of(new CodeList(refused.list()));
    }
}
