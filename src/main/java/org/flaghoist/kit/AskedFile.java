package org.flaghoist.kit;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.FaultCode;
import org.jspecify.annotations.Nullable;

/** A file that the partner's client is asked to send, and what has come of it. */
final class AskedFile {

    private final CaseFile.AskedCase asked;
    private final byte[] bytes;
    private final List<InboundAnswer> last = new ArrayList<>();
    private int came;
    private int again;
    private @Nullable String changed;

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

    /** Whether it is answered as if nothing had come before it. */
    boolean isAnsweredAlone() {
        return FaultCode.REVISION_ORDER.name().equals(asked.answer());
    }

    /** What comes more often, as after a lost connection, is answered, and left to people's eyes. */
    void came(List<InboundAnswer> answers) {
        if (isDone() || changed != null) {
            again++;
            return;
        }
        came++;
        last.clear();
        last.addAll(answers);
    }

    /** Came, though not byte for byte. */
    void changed(String how) {
        changed = how;
    }

    boolean hasCome() {
        return came > 0 || changed != null;
    }

    /** Whether it has not come as often as it was asked for. */
    boolean isMissing() {
        return changed == null && !isDone();
    }

    boolean isDone() {
        return came >= asked.often();
    }

    /** @param where its files are */
    CaseResult result(String where) {
        if (changed != null) {
            return CaseResult.failed(
                    CaseResult.ASKED, name(), changed + ": have your client send " + where + " as it is");
        }
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
                ? CaseResult.passed(CaseResult.ASKED, name(), "as expected " + answers + ". " + asked.then())
                : CaseResult.failed(CaseResult.ASKED, name(), "gives " + answers + ", not " + asked.answer());
    }

    /** That it came more often than it was asked for; null where it did not. */
    @Nullable
    CaseResult again() {
        return again == 0
                ? null
                : CaseResult.toLookAt(
                        CaseResult.ASKED,
                        name() + ", sent again",
                        "It came " + (came + again) + " times, and was asked for " + asked.often()
                                + " times. The hub answers what comes again as DUPLICATE. Your client is right to send"
                                + " it again where it lost its connection; see that it does not where it did not.");
    }

    CaseResult untried(String why) {
        return CaseResult.notTried(CaseResult.ASKED, name(), why);
    }
}
