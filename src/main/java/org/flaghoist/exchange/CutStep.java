package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Rejection;

/** Checks a file as a whole and cuts it into single notifications, in the partner's own bytes. */
public final class CutStep {

    private final Mappings mappings;

    public CutStep(Mappings mappings) {
        this.mappings = mappings;
    }

    public CutFile cut(OpenedFile file) {
        if (file.fault() != null) {
            return new CutFile(file, List.of());
        }
        try {
            List<Piece> pieces = PureWork.of(() -> mappings.of(file.partner()).cut(file.content()));
            return new CutFile(file, pieces);
        } catch (Rejection fault) {
            return new CutFile(file.because(fault), List.of());
        }
    }
}
