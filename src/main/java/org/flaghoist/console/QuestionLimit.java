package org.flaghoist.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.flaghoist.console.ConsoleUser.Role;
import org.flaghoist.operator.JsonText;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets one request to Jolokia ask only so much; {@link RequestLimit} counts an array of a thousand as one. */
final class QuestionLimit extends OncePerRequestFilter {

    /** Bytes of what those ask who can only look; Hawtio names all MBeans and their operations in one request. */
    static final int VIEWERS = 4 << 20;
    /** An edit in base64 of the largest message that the broker takes, or a change of some files of 1 MiB. */
    static final int OPERATORS = 16 << 20;

    /** Of what is larger, one is answered after the other: each may take a fifth of the heap. */
    private static final int SMALL = 256 << 10;

    private static final List<String> ASKING = List.of("/actuator/jolokia", "/actuator/hawtio/jolokia");

    private final Semaphore large = new Semaphore(1, true);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !RequestLimit.isOneOf(ASKING, request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = ConsoleRestrictor.isAtLeast(Role.OPERATOR) ? OPERATORS : VIEWERS;
        // Its length may be unknown, or be another than what the header says.
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            refuse(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "too large: send at most " + most + " bytes in one request");
            return;
        }
        String fault = BulkCheck.fault(body);
        if (fault != null) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, fault);
            return;
        }
        if (body.length <= SMALL) {
            chain.doFilter(new ReadRequest(request, body), response);
        } else if (RequestLimit.taken(large)) {
            try {
                chain.doFilter(new ReadRequest(request, body), response);
            } finally {
                large.release();
            }
        } else {
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "others ask much just now; ask again");
        }
    }

    // As Jolokia answers, so that pages and commands show the words.
    private static void refuse(HttpServletResponse response, int status, String words) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(JsonText.of(new Refused(status, words)));
    }

    private record Refused(int status, String error) {}
}
