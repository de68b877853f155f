package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** A recipient's table lacks a word; two people give it one, and the hub dies before what waited is done again. */
class WordReplaysIT {

    private static final int WAITING = 20;
    private static final int WORK_MILLIS = 3_000;
    private static final int KILLS = 3;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ROW = "RigidInflatable;RIB\n";
    private static final String WORDS = "{\"words\": [{\"partner\": \"europol\", \"use\": \"WRITTEN\","
            + " \"table\": \"boats\", \"word\": \"RIB\", \"meaning\": \"RigidInflatable\"}]}";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @AtLength(inShort = "WordReplaysTest decides about each once")
    void doesAgainOnceWhatWaitedForAWordThoughTheHubIsKilledBeforeIt(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Random moments = new Random(seed.value());
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path boats = mappings.resolve("europol/boats.csv");
        Files.writeString(boats, Files.readString(boats).replace(ROW, ""));
        try (TestStage stage =
                new TestStage(directory, seed.value(), List.of(), List.of("--flaghoist.hub.mappings=" + mappings))) {
            HubProcess hub = stage.hub();
            stage.take();
            hub.start();
            hub.awaitReady();
            Mail mail = new Mail("uk", seed.value());
            for (int i = 0; i < WAITING; i++) {
                stage.party("uk").send(waiting(mail.of("seizure-new.json")));
            }
            await().atMost(LONG).until(() -> waiting(hub) == WAITING);

            long change = said(hub.ask("tester", "Codes", "propose", WORDS, "a word that they have"))
                    .path("change")
                    .asLong();
            await().atMost(LONG)
                    .until(() -> said(hub.ask("tester", "Changes", "show", String.valueOf(change)))
                            .path("effects")
                            .has("looked"));
            said(hub.ask("releaser-1", "Changes", "approve", String.valueOf(change), "seen"));
            for (int i = 0; i < KILLS; i++) {
                // The first time nothing is done again yet, later some may be.
                hub.kill();
                hub.start();
                hub.awaitReady();
                hub.runFor(moments.nextInt(WORK_MILLIS));
            }
            await().atMost(LONG).until(() -> again(hub) == WAITING);

            stage.comeToRest();
            assertThat(stage.faults()).as(seed.toString()).isEmpty();
            assertThat(replayed(stage)).as(seed.toString()).isEqualTo(WAITING);
        }
    }

    /** It cannot be written for the recipient, until it is done again. */
    private static Parcel waiting(Parcel parcel) {
        Letter letter = parcel.letters().get(0);
        Map<String, String> failed = new TreeMap<>(letter.outcomes());
        failed.put("europol", "FAILED");
        Letter waits = new Letter(
                letter.sender(),
                letter.id(),
                letter.revision(),
                letter.urgency(),
                letter.answer(),
                failed,
                Map.of("europol", "DELIVERED"),
                letter.cancels(),
                letter.isRecall());
        return new Parcel(parcel.name(), parcel.content(), List.of(waits));
    }

    private static JsonNode said(JsonNode answer) throws Exception {
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return JSON.readTree(answer.path("value").asText());
    }

    private static long waiting(HubProcess hub) throws Exception {
        return said(hub.call("tester", "Codes", "list"))
                .at("/refused/0/waiting")
                .asLong();
    }

    private static long again(HubProcess hub) throws Exception {
        return said(hub.call("tester", "Codes", "list")).at("/known/0/again").asLong();
    }

    private static long replayed(TestStage stage) {
        try (SingleConnectionDataSource file = LedgerAudit.file(stage.data())) {
            return JdbcClient.create(file)
                    .sql("select count(*) from event_record where events like '%\"REPLAYED\"%'")
                    .query(Long.class)
                    .single();
        }
    }
}
