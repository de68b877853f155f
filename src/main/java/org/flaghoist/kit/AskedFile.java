package org.flaghoist.kit;

import java.util.ArrayList;
import java.util.List;

/** A file that the partner's client is asked to send, and what has come of it. */
final class AskedFile {

    private final CaseFile.AskedCase asked;
    private final byte[] bytes;
    // Its own, so that the answer is the same in whatever order the files come.
    private final ReferenceHistory history = new ReferenceHistory();
    private final List<InboundAnswer> last = new ArrayList<>();
    private int came;

    AskedFile(CaseFile.AskedCase asked, byte[] bytes) {
        this.asked = asked;
        this.bytes = bytes;
    }

    String name() {
        return String.valueOf(asked.name());
    }

    byte[] bytes() {
        return bytes;
    }

    int times() {
        return asked.often();
    }

    ReferenceHistory history() {
        return history;
    }

    void came(List<InboundAnswer> answers) {
        came++;
        last.clear();
        last.addAll(answers);
    }

    boolean isDone() {
        return came >= asked.often();
    }

    CaseResult result(String where) {
        if (!isDone()) {
            return CaseResult.failed(
                    CaseResult.ASKED,
                    name(),
                    "came " + came + " times of " + asked.often() + ", byte for byte: have your client send " + where
                            + " as it is");
        }
        String answers =
                String.join("; ", last.stream().map(InboundAnswer::words).toList());
        return last.stream().anyMatch(answer -> answer.is(String.valueOf(asked.answer())))
                ? CaseResult.passed(CaseResult.ASKED, name(), answers + ". " + asked.then())
                : CaseResult.failed(CaseResult.ASKED, name(), "gives " + answers + ", not " + asked.answer());
    }
}
