package org.flaghoist.kit;

import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.management.CoreNotificationType;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.core.server.management.Notification;
import org.apache.activemq.artemis.core.server.management.NotificationListener;

/** Sees that the broker lets a client not in, and says so once: the client itself often only tries again. */
final class RefusedLogins implements NotificationListener {

    private final String user;
    private final Consumer<String> news;
    private volatile String words = "";

    /**
     * @param user that the client should log in as
     * @param news is told what people should know at once
     */
    RefusedLogins(String user, Consumer<String> news) {
        this.user = user;
        this.news = news;
    }

    @Override
    public void onNotification(Notification notification) {
        if (notification.getType() == CoreNotificationType.SECURITY_AUTHENTICATION_VIOLATION && words.isEmpty()) {
            Object who = notification.getProperties().getProperty(ManagementHelper.HDR_USER);
            words = "a login as '" + who + "' was refused: the user is '" + user
                    + "', its password the one that the environment gives to this program; ";
            news.accept("  " + words + "still waiting");
        }
    }

    /** Empty where none was. */
    String words() {
        return words;
    }
}
