package org.flaghoist.testing;

import org.flaghoist.notification.Urgency;

/** Notifications in the hub's form, as short as they can be. */
public final class Notifications {

    private Notifications() {}

    public static String of(String sender, String id) {
        return of(sender, id, "INTELLIGENCE", "");
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
        String first =
                of(sender, id, "INTELLIGENCE", "\"" + recipient + "\"").replace("\"ROUTINE\"", "\"" + urgency + "\"");
        return revision == 1 ? first : first.replace("\"NEW\",\"revision\":1", "\"UPDATE\",\"revision\":" + revision);
    }

    /** Reference and revision of a copy, or of a receipt. */
    public static String name(String message) {
        return HubFixture.member(message, "id") + " " + HubFixture.member(message, "revision");
    }
}
