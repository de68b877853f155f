package org.flaghoist.sftp;

import java.io.IOException;

/** The server answered, and refused the user, password or key. */
final class RefusedLogin extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedLogin(String message, Throwable cause) {
        super(message, cause);
    }

    RefusedLogin(String message) {
        super(message);
    }
}
