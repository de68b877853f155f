package org.flaghoist.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * Says what is to be done with the drafts, in order.
 *
 * @param copied tables that were taken as they are
 * @param ownWords where a word of the other was left
 */
record NextSteps(DraftRequest request, LikedPartner like, List<String> copied, List<String> ownWords) {

    List<String> lines() {
        List<String> steps = new ArrayList<>();
        steps.add("Agree on the interface: " + request.folder().resolve("README.md")
                + (request.from() == null ? " (its headings are those of '" + like.id() + "')" : ""));
        steps.add("Fill in what 'flaghoist check' lists: times.zone in "
                + request.folder().resolve("format.yaml") + ", each ';' with nothing before it in the tables, "
                + "the words in " + request.folder().resolve("called.yaml") + " that the others agreed to"
                + (request.name() == null ? ", name in " + request.partnerFile() : ""));
        steps.add("Look over " + request.folder().resolve("format.yaml")
                + " (names of fields, forms of times and numbers; 'language' and 'urgency' are comments until they are"
                + " right) and the .jslt files, which have the same names of fields");
        if (!copied.isEmpty()) {
            steps.add("Look over tables that are as those of '" + like.id() + "': " + String.join(", ", copied));
        }
        if (!ownWords.isEmpty()) {
            steps.add("Look over what may be of '" + like.id() + "' only: " + String.join(", ", ownWords));
        }
        steps.add("Write the native side of the samples in " + request.ownSamples()
                + ": 'flaghoist check' says what each gives; of what is in 'in', 'flaghoist render " + request.id()
                + " FILE --out DIR' gives a first one, with fields that are only"
                + " written");
        steps.add("Correct host and credentials in " + request.partnerFile()
                + ", then 'flaghoist broker partners --write' where config/broker.xml is used, then 'flaghoist check"
                + " --credentials'");
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
