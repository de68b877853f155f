package org.flaghoist.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;

/** Reads what a partner sent as the hub would: size, charset, form, codes, the hub's schema, and what came before. */
final class InboundCheck {

    /** The hub's own defaults, flaghoist.hub.largest-notification and largest-file. */
    static final int LARGEST_NOTIFICATION = 1 << 20;

    static final int LARGEST_FILE = 64 << 20;

    private final Mapping mapping;

    InboundCheck(Mapping mapping) {
        this.mapping = mapping;
    }

    /** One for each notification in it; one for a fault of the whole. */
    List<InboundAnswer> answers(PartnerSide.InboundContent came, ReferenceHistory history) {
        return came.fault() == null ? answers(came.content(), history) : List.of(InboundAnswer.rejected(came.fault()));
    }

    /** Whether it is rejected as a whole; else the hub moves it to .done, however wrong its records are. */
    boolean rejects(byte[] content) {
        try {
            return mapping.rejectsAll(mapping.cut(content), LARGEST_NOTIFICATION);
        } catch (Rejection wholeFile) {
            return true;
        }
    }

    /** The location of a fault of a whole file. */
    String wholeFile() {
        return mapping.wholeFile();
    }

    List<InboundAnswer> answers(byte[] content, ReferenceHistory history) {
        List<InboundAnswer> answers = new ArrayList<>();
        try {
            for (Piece piece : mapping.cut(content)) {
                answers.add(answer(piece.ofMost(LARGEST_NOTIFICATION), history));
            }
        } catch (Rejection wholeFile) {
            answers.add(InboundAnswer.rejected(wholeFile));
        }
        return answers;
    }

    private InboundAnswer answer(Piece piece, ReferenceHistory history) {
        try {
            ObjectNode notification = mapping.translate(piece);
            return InboundAnswer.of(notification, history.accept(notification));
        } catch (Rejection fault) {
            return InboundAnswer.rejected(fault.ofRecord(piece.number()));
        }
    }
}
