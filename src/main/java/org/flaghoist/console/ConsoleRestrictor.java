package org.flaghoist.console;

import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.AllowAllRestrictor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Jolokia asks this before each request. It answers by an allow-list and tells who acted. */
@Component
final class ConsoleRestrictor extends AllowAllRestrictor {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRestrictor.class);
    private static final String OPERATOR = "ROLE_" + ConsoleUser.Role.OPERATOR;

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        return !Rights.isShown(bean);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        return Rights.isShown(bean);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        boolean acting = Rights.isActing(bean, operation);
        boolean allowed = Rights.isLooking(bean, operation) || (acting && mayAct() && isPost());
        if (acting || !allowed) {
            LOG.info("{} {} {} of {}", userName(), allowed ? "does" : "is refused", operation, bean);
        }
        return allowed;
    }

    static boolean mayAct() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null
                && login.getAuthorities().stream()
                        .anyMatch(role -> role.getAuthority().equals(OPERATOR));
    }

    private static String userName() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "nobody" : login.getName();
    }

    // Jolokia acts on GET too, which carries no CSRF token: a link in a mail could stop a route.
    private static boolean isPost() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getRequest().getMethod().equals("POST");
    }
}
