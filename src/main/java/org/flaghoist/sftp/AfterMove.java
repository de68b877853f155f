package org.flaghoist.sftp;

import java.io.IOException;

/** What is done when a file is moved, or is not since it is gone or was replaced. */
@FunctionalInterface
public interface AfterMove {

    void moved(boolean is) throws IOException;
}
