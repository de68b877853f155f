package org.flaghoist.draft;

import java.util.ArrayList;
import java.util.List;

/** Says what is to be done with the drafts, in order. */
record NextSteps(DraftRequest request) {

    List<String> lines() {
        List<String> steps = new ArrayList<>();
        steps.add("Run 'flaghoist check --watch' beside: it lists what is left, first what is missing, then each line"
                + " marked LOOK: it is as '" + request.like()
                + "' has it; correct it or leave it, then remove the mark, or all of a file by 'flaghoist check --looked"
                + " FILE'");
        steps.add("Fill in times.zone in " + request.folder().resolve("format.yaml")
                + ", each ';' with nothing before it in the tables, the words in "
                + request.folder().resolve("called.yaml") + " that the others agreed to"
                + (request.name() == null ? ", name in " + request.partnerFile() : ""));
        steps.add("Agree on the interface, where 'flaghoist readme " + request.id()
                + " --write' brings what is made there up to format.yaml, tables and mappings: "
                + request.folder().resolve("README.md"));
        steps.add("Make the native side of the samples in " + request.ownSamples() + ", and of those in "
                + request.samples().resolve("*/in/to-" + request.id() + ".notification.json")
                + ", as 'flaghoist check' says; 'flaghoist check --accept' writes what they give, and what is in out");
        steps.add("Correct host and credentials in " + request.partnerFile()
                + ", then 'flaghoist broker partners --write' where config/broker.xml is used, then 'flaghoist check"
                + " --credentials " + request.id() + "'");
        steps.add("Say in " + request.policy() + " what it may have: with 'receivesFrom: []' it gets nothing but its"
                + " receipts");
        return numbered(steps);
    }

    private static List<String> numbered(List<String> steps) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            lines.add((i + 1) + ". " + steps.get(i));
        }
        return lines;
    }
}
