package org.flaghoist.kit;

import java.util.List;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** The way to the partner's client, as the hub has it. For one thread. */
interface PartnerSide extends AutoCloseable {

    /**
     * Opens the way.
     *
     * @return what was tried, in order; where the last has failed, nothing more can be done
     */
    List<CaseResult> open() throws Exception;

    /** Gives it to the partner. */
    void deliver(OutboundCopy copy) throws Exception;

    /** Why what was delivered last is not taken yet; null where it is. */
    @Nullable
    Untaken untaken() throws Exception;

    /** Takes back what was not taken, so that the next can follow. */
    void withdraw() throws Exception;

    /** Ends the client's connections while it has in hand what was delivered last, or would take it. */
    void hangUp() throws Exception;

    /** What has come since, in the order in which the hub takes it; waits for it a little. */
    List<InboundContent> collect() throws Exception;

    /** What is wrong with how the partner sends and takes, apart from contents: each once, when all is over. */
    List<CaseResult> oddities() throws Exception;

    /** That the client has not what was delivered. */
    record Untaken(String why, Outlook outlook) {

        static Untaken yet(String why) {
            return new Untaken(why, Outlook.IT_MAY_COME);
        }
    }

    /** What waiting may change. */
    enum Outlook {
        IT_MAY_COME,
        /** This one will not be taken; the next may. */
        NEXT,
        /** Nobody is there who could take one. */
        NOBODY
    }

    /**
     * What came from the partner.
     *
     * @param name of its file or message, for people
     * @param size in bytes, also of what was too large to be taken
     * @param fault what is wrong with it before it is read; null where nothing is
     */
    record InboundContent(
            String name,
            byte[] content,
            long size,
            @Nullable Rejection fault) {}
}
