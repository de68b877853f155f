package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.format.syntax.Piece;

/**
 * A file as single notifications.
 *
 * @param pieces none where the file has a fault
 */
record CutFile(OpenedFile file, List<Piece> pieces) {}
