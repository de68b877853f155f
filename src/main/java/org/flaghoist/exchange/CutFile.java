package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.format.syntax.Piece;

/**
 * A file as single notifications.
 *
 * @param pieces none where the file has a fault
 * @param rejected whether it is at fault as a whole; also where it is one notification, and that is rejected
 */
record CutFile(OpenedFile file, List<Piece> pieces, boolean rejected) {}
