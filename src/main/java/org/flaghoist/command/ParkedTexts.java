package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the hub says about messages that wait for people, in words. */
final class ParkedTexts {

    private static final List<String> PENDING = List.of("DECIDED", "UNDER_WAY");

    private ParkedTexts() {}

    /** A line for each message, then how many there are. */
    static String list(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("messages").forEach(row -> lines.add(line(row)));
        lines.add(answer.path("total").asText() + " waiting"
                + (answer.path("total").asLong() > answer.path("messages").size()
                        ? ", the first " + answer.path("messages").size() + " shown"
                        : ""));
        return String.join("\n", lines);
    }

    private static String line(JsonNode row) {
        String why = row.path(row.has("code") ? "code" : "rule").asText();
        String votes = row.path("votes").isEmpty() ? "" : "  " + votes(row);
        String notDone = row.has("notDone") ? "  " + row.path("notDone").asText() : "";
        String overtaken = row.has("overtakenBy") ? "  " + overtaken(row) : "";
        return "%-24s %-8s %-12s %-18s %-24s r%-3s tried %s, last %s%s%s%s%s"
                .formatted(
                        row.path("id").asText(),
                        row.path("partner").asText(),
                        row.path("stage").asText(),
                        why,
                        row.path("reference").asText("-"),
                        row.path("revision").asText("-"),
                        row.path("attempts").asText(),
                        row.path("last").asText(),
                        votes,
                        overtaken,
                        notDone,
                        shift(row));
    }

    /** Who has taken it, and how many notes there are on it; blank for neither. */
    static String shift(JsonNode row) {
        return (row.has("taken") ? "  taken by " + row.at("/taken/by").asText() : "")
                + (row.has("notes") ? "  notes: " + row.path("notes").asText() : "");
    }

    private static String overtaken(JsonNode row) {
        return (row.path("cancelled").asBoolean() ? "cancelled by r" : "overtaken by r")
                + row.path("overtakenBy").asText() + ": "
                + (row.path("queue").asText().equals("HELD") ? "refuse it" : "discard it");
    }

    /** A line for each message whose entry the ledger has lost. */
    static String unknown(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("messages")
                .forEach(row -> lines.add("%s  %-14s from %-8s %-24s r%-3s entry %s, seen %s%s"
                        .formatted(
                                row.path("message").asText(),
                                row.path("queue").asText(),
                                row.path("sender").asText(),
                                row.path("reference").asText("-"),
                                row.path("revision").asText("-"),
                                row.path("entry").asText(),
                                row.path("seen").asText(),
                                row.has("actor")
                                        ? "  to become a dead letter, says "
                                                + row.path("actor").asText()
                                        : "")));
        lines.add(lines.size() + " unknown");
        return String.join("\n", lines);
    }

    private static String votes(JsonNode row) {
        List<String> votes = new ArrayList<>();
        row.path("votes")
                .forEach(vote -> votes.add(vote.path("actor").asText() + ": "
                        + vote.path("act").asText() + ", " + vote.path("reason").asText()));
        return votes.stream().collect(Collectors.joining("; ", "[", "]"));
    }

    /** A member a line, the content last. */
    static String whole(JsonNode row) {
        List<String> lines = new ArrayList<>();
        row.fields().forEachRemaining(member -> {
            boolean apart = List.of(
                            "content",
                            "highlight",
                            "votes",
                            "notification",
                            "request",
                            "proposal",
                            "sealed",
                            "taken",
                            "notes")
                    .contains(member.getKey());
            if (!apart) {
                lines.add(
                        "%-10s %s".formatted(member.getKey(), member.getValue().asText()));
            }
        });
        if (!row.path("votes").isEmpty()) {
            lines.add("votes      " + votes(row));
        }
        if (!shift(row).isEmpty()) {
            lines.add("shift     " + shift(row));
        }
        if (row.path("sealed").asBoolean() && !row.has("content")) {
            lines.add("sealed     it is above the hub's ceiling: a releaser may open it, two shred it");
        }
        if (row.has("request")) {
            lines.add("waits      " + request(row));
        }
        JsonNode proposal = row.path("proposal");
        if (proposal.has("edit")) {
            lines.add("because of " + proposal.at("/edit/second"));
            proposal.at("/edit/changes").forEach(change -> lines.add("  " + change(change)));
            lines.add("\n" + proposal.path("difference").asText());
        }
        if (row.has("notification")) {
            lines.add("\n" + row.path("notification"));
        }
        JsonNode content = row.path("content");
        if (content.has("text")) {
            lines.add("\n" + content.path("text").asText());
        }
        if (!content.path("exact").asBoolean(true)) {
            lines.add("(not all of it is " + content.path("charset").asText() + "; --content FILE writes the bytes)");
        }
        return String.join("\n", lines);
    }

    private static String request(JsonNode row) {
        JsonNode request = row.path("request");
        return "for a second person: " + request.path("act").asText() + " "
                + request.path("token").asText()
                + ", asked for by " + request.path("actor").asText() + ": "
                + request.path("reason").asText();
    }

    private static String change(JsonNode change) {
        return change.path("path").asText() + ": "
                + (change.has("before") ? change.path("before") : "nothing") + " becomes "
                + (change.has("after") ? change.path("after") : "nothing");
    }

    /** Without what would steer the terminal or turn its text about: much of it is the partners'. */
    static String harmless(String words) {
        return words.replace("\r\n", "\n").replaceAll("[\\p{Cc}\u202A-\u202E\u2066-\u2069&&[^\n\t]]", "\uFFFD");
    }

    /** What has become of one message. */
    static String outcome(JsonNode row) {
        if (row.has("request")) {
            return row.path("id").asText() + ": waits " + request(row);
        }
        boolean pending = PENDING.contains(row.path("state").asText());
        return row.path("id").asText() + ": " + row.path("act").asText("no decision yet") + ", "
                + row.path("state").asText() + (row.path("votes").isEmpty() ? "" : " " + votes(row))
                + (pending ? "; recorded, and carried out as soon as it can be" : "");
    }
}
