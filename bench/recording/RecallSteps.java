/** What was wrongly sent, what is sent again, what recipients answer and take, what is kept and erased. */
final class RecallSteps {

    private final Scene scene;
    private final Finder finder;

    RecallSteps(Scene scene, Finder finder) {
        this.scene = scene;
        this.finder = finder;
    }

    void run() throws Exception {
        recall();
        cancel();
        answer();
        again();
        take();
        keep();
        erase();
    }

    private String uk(String sample, int number) throws Exception {
        SampleFiles.Sample message = scene.sample("uk", sample);
        scene.send("uk", message.numbered(number).content());
        return message.reference(number);
    }

    private void recall() throws Exception {
        scene.recording.begin("recall");
        scene.clients.leave("europol");
        String reference = uk("seizure-new.json", 3201);
        scene.rest("europol");
        scene.command("operator", "recall", "uk", reference, "--reason", "wrong boat");
        scene.look("viewer", "recall", "--list");
        scene.command("operator", "recall", "uk", reference, "--withdraw", "--reason", "not so");
        scene.operate("operator", "type=Recall", "recall", "uk", reference, "wrong boat");
        scene.operate("operator", "type=Recall", "withdraw", "uk", reference, "not so");
        scene.operate("operator", "type=Recall", "recall", "uk", reference, "wrong boat");
        scene.operate("operator", "type=Recall", "recall", "uk", reference, "the same person");
        scene.operate("releaser", "type=Recall", "recall", "uk", reference, "so it is");
        Quiet.until(
                "it is recalled",
                () -> finder.ask("type=Recall", "list")
                        .at("/recalls/0/state")
                        .asText()
                        .equals("SENT"));
        scene.rest("europol");
        scene.clients.consume(scene.partner("europol"));
        scene.rest();
        scene.look("viewer", "recall", "--list");
        scene.operate("operator", "type=Recall", "recall", "uk", "NCA/26/SB/none", "there is none");
    }

    /** The sender itself cancels one that a recipient has not fetched. */
    private void cancel() throws Exception {
        scene.recording.begin("cancelled-by-its-sender");
        scene.clients.leave("europol");
        String reference = uk("seizure-new.json", 3202);
        scene.rest("europol");
        SampleFiles.Sample cancel = scene.sample("uk", "seizure-cancel.json");
        scene.send("uk", SampleFiles.replaced(cancel.content(), cancel.reference(), reference));
        scene.rest("europol");
        scene.clients.consume(scene.partner("europol"));
        scene.rest();
        scene.operate("viewer", "type=Notifications", "search", "{\"reference\": \"" + reference + "\"}");
    }

    private void answer() throws Exception {
        scene.recording.begin("answer");
        SampleFiles.Sample asked = scene.sample("uk", "liaison-reply.json");
        String reference = uk("raid-date-only-sensitive.json", 3203);
        scene.rest();
        SampleFiles.Sample answer = scene.sample("at", "answer-maximal.json").numbered(3203);
        byte[] content = SampleFiles.replaced(answer.content(), "BG-2026/0417", reference);
        scene.send("at", SampleFiles.replaced(content, "BULGARIEN", "GROSSBRITANNIEN"));
        scene.send("uk", asked.numbered(3204).content());
        scene.rest();
        long entry = finder.entry("uk", reference, 1);
        scene.operate("viewer", "type=Notifications", "show", entry);
        scene.operate("viewer", "type=Notifications", "search", "{\"type\": \"ANSWER\"}");
    }

    private void again() throws Exception {
        scene.recording.begin("again");
        String reference = scene.sample("uk", "seizure-new.json").reference(3101);
        scene.look("operator", "again", "europol", "--references", reference, "--preview");
        scene.command("operator", "again", "europol", "--references", reference, "--reason", "they lost it");
        scene.rest();
        scene.operate(
                "operator",
                "type=SendAgain",
                "preview",
                "{\"partner\": \"bg\", \"references\": [\"" + reference + "\"]}");
        scene.operate(
                "operator",
                "type=SendAgain",
                "send",
                "{\"partner\": \"bg\", \"references\": [\"" + reference + "\"]}",
                "lost");
        scene.rest();
        scene.operate(
                "operator", "type=SendAgain", "preview", "{\"partner\": \"at\", \"since\": \"2020-01-01T00:00Z\"}");
        scene.look("operator", "again", "ly", "--from", "2020-01-01T00:00Z", "--preview", "--all-revisions");
        scene.operate("operator", "type=SendAgain", "stop", "00000000", "there is none");
        scene.operate("operator", "type=Partner,name=bg", "pause", "so that it waits");
        String asked = scene.operate(
                        "operator",
                        "type=SendAgain",
                        "send",
                        "{\"partner\": \"bg\", \"references\": [\"" + reference + "\"], \"allRevisions\": true}",
                        "once more")
                .path("id")
                .asText();
        // The hub may be quicker than whoever stops it.
        Quiet.until(
                "the request has ended",
                () -> finder.ask("type=SendAgain", "list").findParents("id").stream()
                        .anyMatch(request -> request.path("id").asText().equals(asked)
                                && request.path("state").asText().equals("DONE")));
        scene.command("operator", "again", "--stop", asked, "--reason", "they have it");
        scene.operate("operator", "type=Partner,name=bg", "activate", "goes on");
        scene.rest();
        scene.look("viewer", "again", "--list");
    }

    /** SFTP partners take what lies in their inboxes; the hub has listed it by then. */
    private void take() throws Exception {
        scene.recording.begin("taken");
        scene.rest();
        Thread.sleep(2_500);
        for (RecordedPartner partner : scene.partners) {
            if (partner.hasServer()) {
                scene.take(partner.id());
            }
        }
        // It looks twice before a file is gone, and tells each sender then.
        for (RecordedPartner partner : scene.partners) {
            if (partner.hasServer()) {
                Quiet.until(
                        "what " + partner.id() + " took is known",
                        () -> scene.clients.hasEvent("TAKEN", partner.id(), scene.recording.begin()));
            }
        }
        scene.rest();
    }

    private void keep() throws Exception {
        scene.recording.begin("legal-hold");
        String reference = scene.sample("uk", "seizure-new.json").reference(3101);
        scene.look("viewer", "retention", "who", "uk", reference);
        scene.operate("viewer", "type=Retention", "receivedBy", "uk", reference);
        scene.command("operator", "retention", "set-legal-hold", "uk", reference, "--reason", "may not");
        scene.command("releaser", "retention", "set-legal-hold", "uk", reference, "--reason", "court order 17");
        scene.operate("releaser", "type=Retention", "setLegalHold", "uk", reference, "once more");
        scene.look("viewer", "retention", "legal-holds");
        scene.command("releaser", "retention", "erase", "uk", reference, "--reason", "it is held");
        scene.command("releaser", "retention", "lift-legal-hold", "uk", reference, "--reason", "it is over");
        scene.look("viewer", "retention", "requests");
        scene.command("releaser", "retention", "withdraw", "lift", "uk", reference, "--reason", "not yet");
        scene.operate("releaser", "type=Retention", "liftLegalHold", "uk", reference, "it is over");
        scene.operate("releaser-2", "type=Retention", "liftLegalHold", "uk", reference, "it is over");
        scene.operate("releaser", "type=Retention", "clockIsRight", "nothing is stopped");
        scene.command("releaser", "retention", "clock-is-right", "--reason", "nothing is stopped");
        scene.rest();
    }

    private void erase() throws Exception {
        scene.recording.begin("erasure");
        String reference = scene.sample("uk", "seizure-new.json").reference(3101);
        scene.operate("releaser", "type=Retention", "erase", "uk", reference, "request of the data subject");
        scene.operate("viewer", "type=Retention", "requests");
        scene.operate("releaser", "type=Retention", "withdraw", "erase", "uk", reference, "not yet");
        scene.command("releaser", "retention", "erase", "uk", reference, "--reason", "request of the data subject");
        scene.command("releaser-2", "retention", "erase", "uk", reference, "--reason", "request of the data subject");
        scene.rest();
        scene.operate("operator", "type=Notifications", "bodies", finder.entry("uk", reference, 1));
        scene.look("operator", "again", "bg", "--references", reference, "--preview");
        scene.operate("operator", "type=Recall", "recall", "uk", reference, "too late");
    }
}
