package org.flaghoist.testing;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.Urgency;

/** Notifications in the hub's form, as short as they can be. */
public final class Notifications {

    private Notifications() {}

    public static String of(String sender, String id) {
        return of(sender, id, "INTELLIGENCE", "");
    }

    /** Of {@code north}; for everybody where no recipient is named. */
    public static String notification(String id, String... recipients) {
        return sentBy("north", id, recipients);
    }

    /** Of {@code north}; two people have to release it. */
    public static String arrest(String id, String... recipients) {
        return notification(id, recipients).replace("INTELLIGENCE", "ARREST");
    }

    public static String sentBy(String sender, String id, String... recipients) {
        String quoted = Stream.of(recipients).map(each -> "\"" + each + "\"").collect(Collectors.joining(","));
        return of(sender, id, "INTELLIGENCE", quoted);
    }

    /** A later revision of what is new. */
    public static String revised(String first, int revision) {
        return first.replace("\"NEW\",\"revision\":1", "\"UPDATE\",\"revision\":" + revision);
    }

    /** The cancellation of what is new. */
    public static String cancelled(String first, int revision) {
        return first.replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":" + revision);
    }

    /** @param recipients quoted, with commas between */
    public static String of(String sender, String id, String type, String recipients) {
        return """
                {"id":"%s","sender":"%s","recipients":[%s],"type":"%s","action":"NEW","revision":1,\
                "urgency":"ROUTINE","createdAt":"2026-06-03T03:40:00Z",\
                "event":{"from":"2026-06-03T02:00:00Z","precision":"MINUTE","place":{"country":"FR"}},\
                "handling":{"level":"BASIC","codes":["H0"]},"grading":{"source":"B","information":"2"},\
                "narrative":[{"language":"en","text":"A boat left."}]}""".formatted(id, sender, recipients, type);
    }

    /** One revision, for one recipient. */
    public static String of(String sender, String recipient, String id, int revision, Urgency urgency) {
        String first = sentBy(sender, id, recipient).replace("\"ROUTINE\"", "\"" + urgency + "\"");
        return revision == 1 ? first : revised(first, revision);
    }

    /** Reference and revision of a copy, or of a receipt. */
    public static String name(String message) {
        return HubFixture.member(message, "id") + " " + HubFixture.member(message, "revision");
    }
}
