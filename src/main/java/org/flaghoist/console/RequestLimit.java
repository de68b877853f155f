package org.flaghoist.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.flaghoist.console.ConsoleUser.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets users of the console ask the hub only so much at once: each question may hold a connection with the database,
 * and those are the exchange's. Who asks more waits in a short line, and is refused then. Those who can only look never
 * keep operators from their work.
 */
final class RequestLimit extends OncePerRequestFilter {

    /** At once, by one login, by all that can only look, and by all others. The pool has more than both together. */
    static final int EACH = 3;

    static final int VIEWERS = 4;
    static final int OPERATORS = 6;

    /** Threads that wait; a browser asks some things at once. */
    static final int LINE = 12;

    private static final List<String> ASKING =
            List.of("/actuator/jolokia", "/actuator/hawtio/jolokia", "/console/audit", "/console/picture");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Map<String, Semaphore> logins = new ConcurrentHashMap<>();
    private final Semaphore viewers = new Semaphore(VIEWERS, true);
    private final Semaphore operators = new Semaphore(OPERATORS, true);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isOneOf(ASKING, request);
    }

    static boolean isOneOf(List<String> paths, HttpServletRequest request) {
        // Decoded, as what answers is found: a letter may be written as %6a.
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return paths.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        Semaphore own = logins.computeIfAbsent(login == null ? "" : login.getName(), name -> new Semaphore(EACH, true));
        Semaphore all = ConsoleRestrictor.isAtLeast(Role.OPERATOR) ? operators : viewers;
        if (!taken(own)) {
            refuse(response);
            return;
        }
        try {
            if (!taken(all)) {
                refuse(response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                all.release();
            }
        } finally {
            own.release();
        }
    }

    static boolean taken(Semaphore places) {
        try {
            return places.getQueueLength() < LINE && places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(LONGEST_WAIT.toSeconds()));
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write("too many questions at once; ask again when those are answered");
    }
}
