package org.flaghoist.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.User;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerSessionPlugin;

/**
 * Hangs up on whoever was let in by a password that was changed just then: it came too late to be seen among the
 * sessions that end for that, or Artemis has kept that it may come in.
 */
record CurrentPasswordsPlugin(SecurityConfiguration users) implements ActiveMQServerSessionPlugin {

    @Override
    public void afterCreateSession(ServerSession session) throws ActiveMQException {
        User user = users.getUser(session.getUsername());
        String password = session.getPassword();
        if (user != null && password != null && !password.equals(user.getPassword())) {
            ActiveMQSecurityException changed = new ActiveMQSecurityException("the password was changed");
            session.getRemotingConnection().fail(changed);
            throw changed;
        }
    }
}
