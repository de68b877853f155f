package org.flaghoist.kit;

import java.util.Map;
import org.flaghoist.partner.Sftp;
import org.flaghoist.sftp.RehearsedServer;

/** What to do where the way to a partner's server fails. */
final class ServerAdvice {

    private static final Map<String, String> BY_STEP = Map.of(
            "connect",
            "start the server, and look at the host and port",
            "host key",
            "compare it with ssh-keygen -lf of the server's key, and give the host key anew, as for-partners.md says",
            "login",
            "look at the user and the password",
            "list outbox",
            "create the folder, and let the user list it",
            "write inbox",
            "create the folder, and let the user write and delete in it",
            RehearsedServer.OUTBOX,
            "let the user create .done and .failed there, and rename into them",
            RehearsedServer.INBOX,
            "let the user rename what it wrote");

    private ServerAdvice() {}

    /** Empty where there is none. */
    static String of(String step, Sftp site) {
        String advice = BY_STEP.get(step);
        return advice == null ? "" : ": " + advice + " (" + site.user() + "@" + site.host() + ":" + site.port() + ")";
    }
}
