package org.flaghoist.console;

import java.util.Optional;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.console.ConsoleUser.Role;
import org.jolokia.server.core.restrictor.AllowAllRestrictor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Jolokia asks this before each request. It answers by an allow-list and records who acted. */
@Component
final class ConsoleRestrictor extends AllowAllRestrictor {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRestrictor.class);

    private final ReadableAttributes readable = ReadableAttributes.read();

    // Not strictly, Jolokia asks whether it may answer a browser that a page of this other origin may read the answer.
    @Override
    public boolean isOriginAllowed(String origin, boolean strictly) {
        return strictly;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        return !Rights.isShown(bean);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        return Rights.isShown(bean) && readable.has(bean, attribute);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        Optional<Role> needed = Rights.needed(bean, operation);
        boolean acting = needed.filter(role -> role != Role.VIEWER).isPresent();
        boolean allowed = needed.filter(ConsoleRestrictor::isAtLeast).isPresent() && isPost();
        if (acting || !allowed) {
            LOG.info(
                    "{} {} {} of {}",
                    SafeErrorText.plain(userName()),
                    allowed ? "does" : "is refused",
                    LogWords.operation(operation),
                    SafeErrorText.plain(bean.toString()));
        }
        return allowed;
    }

    /** Whether the user whose request is being answered is that much. */
    static boolean isAtLeast(Role needed) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null
                && Stream.of(Role.values())
                        .filter(role -> role.includes(needed))
                        .anyMatch(role -> login.getAuthorities().stream()
                                .anyMatch(has -> has.getAuthority().equals("ROLE_" + role)));
    }

    private static String userName() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "nobody" : login.getName();
    }

    // Jolokia runs operations on GET too, which carries no CSRF token: a link in a mail could stop a route, or ask
    // much.
    private static boolean isPost() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getRequest().getMethod().equals("POST");
    }
}
