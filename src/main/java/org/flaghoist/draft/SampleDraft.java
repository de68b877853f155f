package org.flaghoist.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupJson;

/**
 * Makes a new partner's samples in the hub's form, of the other's; their native side is made when the tables are full.
 */
record SampleDraft(DraftRequest request, NeutralSample neutral, AtomicInteger ids) {

    SampleDraft(DraftRequest request, NeutralSample neutral) {
        this(request, neutral, new AtomicInteger());
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTNERS = List.of("sender", "recipient", "recipients", "for");
    private static final String MORE = "more-";
    // What only the other's form asked for, such as limits.
    private static final List<String> OTHERS_CASES = List.of(MORE, "fail-", "found-");
    // Those of one folder have all members together, so none may be left out.
    private static final String MAXIMAL = "maximal";
    private static final String ONE = ".notification.json";
    private static final String MANY = ".notifications.json";

    void addTo(DraftFiles drafts) throws IOException {
        for (Path file : files("in", MAXIMAL)) {
            addSent(file, drafts);
        }
        // The others may be updates or answers, which nobody takes before what they are about.
        drafts.add(
                request.ownSamples().resolve("in/plain" + ONE),
                new PlainSample(request.id(), ids.incrementAndGet()).toAll());
        for (Path file : files("out", "")) {
            add(file, ONE, drafts);
        }
        for (Path file : files("receipts", "")) {
            add(file, ".receipt.json", drafts);
        }
        for (Path file : files("pictures", "")) {
            add(file, ".picture.json", drafts);
        }
    }

    private List<Path> files(String kind, String part) throws IOException {
        Path folder = request.samples().resolve(request.like()).resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .filter(file -> OTHERS_CASES.stream().noneMatch(plain(file)::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static String plain(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(MORE) && name.contains(MAXIMAL) ? name.substring(MORE.length()) : name;
    }

    private void addSent(Path file, DraftFiles drafts) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(ONE) && !name.endsWith(MANY)) {
            return;
        }
        JsonNode answer = SetupJson.read(file);
        JsonNode sent = answer.isArray() ? answer.path(0).path("notification") : answer;
        if (sent instanceof ObjectNode own) {
            own.put("id", DraftRequest.sampleId(request.id(), ids.incrementAndGet()));
            // Its own scheme says what it has graded; what reading gives is accepted here.
            if (own.get("grading") instanceof ObjectNode grading) {
                grading.remove("original");
            }
            neutral.changeSent(own);
            Path target = target(file);
            drafts.add(target.resolveSibling(target.getFileName().toString().replace(MANY, ONE)), written(sent));
        }
    }

    private void add(Path file, String ending, DraftFiles drafts) throws IOException {
        if (file.toString().endsWith(ending)) {
            JsonNode sample = SetupJson.read(file);
            if (sample instanceof ObjectNode receipt && receipt.has("receipt")) {
                neutral.changeReceipt(receipt);
            } else {
                neutral.changeGot(sample);
            }
            drafts.add(target(file), written(sample));
        }
    }

    private Path target(Path file) {
        Path likes = request.samples().resolve(request.like());
        Path plain = file.resolveSibling(plain(file));
        return request.ownSamples().resolve(likes.relativize(Files.exists(plain) ? file : plain));
    }

    private String written(JsonNode sample) throws IOException {
        rename(sample);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n";
    }

    private void rename(JsonNode sample) {
        if (sample instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (PARTNERS.contains(member.getKey())) {
                    member.setValue(renamed(member.getValue()));
                }
                rename(member.getValue());
            });
        }
    }

    private JsonNode renamed(JsonNode partner) {
        if (partner.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            partner.forEach(element -> list.add(renamed(element)));
            return list;
        }
        return partner.asText().equals(request.like()) ? TextNode.valueOf(request.id()) : partner;
    }
}
