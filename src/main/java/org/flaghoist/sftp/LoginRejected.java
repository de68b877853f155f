package org.flaghoist.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The server answered, and refused the user, password or key. */
final class LoginRejected extends IOException {

    private static final long serialVersionUID = 1L;

    LoginRejected(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    LoginRejected(String message) {
        super(message);
    }
}
