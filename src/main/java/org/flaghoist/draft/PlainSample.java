package org.flaghoist.draft;

/** Makes a new notification that says so little that every form has a place for it, and nothing that holds it up. */
record PlainSample(String sender, int number) {

    // The type that asks for least.
    private static final String NOTIFICATION = """
            {
              "id" : "%s",
              "sender" : "%s",
              "recipients" : [ %s ],
              "type" : "INTELLIGENCE",
              "action" : "NEW",
              "revision" : 1,
              "urgency" : "ROUTINE",
              "createdAt" : "2026-06-03T03:40:00Z",
              "handling" : {
                "level" : "BASIC",
                "codes" : [ "H0" ]
              },
              "grading" : {
                "source" : "B",
                "information" : "2"
              },
              "narrative" : [ {
                "language" : "en",
                "text" : "A sample from %s to %s."
              } ]
            }
            """;

    String to(String recipient) {
        return text('"' + recipient + '"', recipient);
    }

    /** For everybody who may have it. */
    String toAll() {
        return text("", "all");
    }

    private String text(String recipients, String whom) {
        return NOTIFICATION.formatted(DraftRequest.sampleId(sender, number), sender, recipients, sender, whom);
    }
}
