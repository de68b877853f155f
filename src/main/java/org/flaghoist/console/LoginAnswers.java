package org.flaghoist.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;

/** What is answered to whoever is not let in with a password. */
final class LoginAnswers {

    private static final int MINUTE = 60;

    private LoginAnswers() {}

    /** To the form: back to it. */
    static void form(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        long seconds = seconds(why);
        response.sendRedirect(
                request.getContextPath() + LoginPage.PATH + "?error" + (seconds == 0 ? "" : "&wait=" + seconds));
    }

    /** To basic authentication, also where no login came at all. */
    static void basic(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        // A script's request must not make the browser ask for a password.
        if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Flaghoist\"");
        }
        long seconds = seconds(why);
        if (seconds == 0) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println("User name and password do not fit. " + toWait(seconds));
    }

    private static long seconds(AuthenticationException why) {
        return why instanceof LoginRefused refused ? refused.seconds() : 0;
    }

    /** For people. */
    static String toWait(long seconds) {
        String time = seconds < 2 * MINUTE
                ? seconds + (seconds == 1 ? " second" : " seconds")
                : (seconds + MINUTE - 1) / MINUTE + " minutes";
        return "After several wrong passwords none is looked at for a while, not even the right one: wait " + time
                + ", then try again.";
    }
}
