package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Rejection;

/** Checks a file as a whole and cuts it into single notifications, in the partner's own bytes. */
public final class CutStep {

    private final Mappings mappings;
    private final int largest;

    /** @param largest bytes of one notification */
    public CutStep(Mappings mappings, int largest) {
        this.mappings = mappings;
        this.largest = largest;
    }

    public CutFile cut(OpenedFile file) {
        if (file.fault() != null) {
            return new CutFile(file, List.of(), true);
        }
        Mapping mapping = mappings.of(file.partner());
        try {
            List<Piece> pieces = PureWork.of(() -> mapping.cut(file.content()));
            return new CutFile(file, pieces, isRejected(mapping, pieces));
        } catch (Rejection fault) {
            return new CutFile(file.because(fault), List.of(), true);
        }
    }

    // It is rejected, and its sender told, when it is read in its turn; only which folder it goes to is decided here.
    private boolean isRejected(Mapping mapping, List<Piece> pieces) {
        try {
            return PureWork.of(() -> mapping.rejectsAll(pieces, largest));
        } catch (Rejection internal) {
            return true;
        }
    }
}
