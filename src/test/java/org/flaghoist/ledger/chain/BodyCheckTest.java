package org.flaghoist.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.Pack;
import org.flaghoist.ledger.body.Packer;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.retention.Purging;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message with bodies of all kinds (entry 1), one for two (entry 2), all sealed; then somebody with access to the
 * database.
 */
@Tag(TestDatabase.BOTH)
final class BodyCheckTest {

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    @BeforeEach
    void open() throws IOException {
        long first = hub.deliver("1", sample("new"), queued("east"));
        Rejection fault = new Rejection(FaultCode.UNENCODABLE, "", null, null);
        hub.ledger.failed(first, "east", 1, fault);
        ParkedMessage dead = hub.parking.park(ToPark.undeliverable("east", first, Stage.DELIVER, fault, null));
        hub.parking.decisions().edit(dead.id(), bytes("edited"), bytes("differs"), "ann", "as agreed");
        hub.deliver("2", sample("update-2"), queued("east"), queued("west"));
        hub.chain.seal();
    }

    @Test
    void findsAllBodiesAsTheEventsSay() {
        assertThat(bodies(1)).extracting(body -> body.name().kind()).hasSize(BodyKind.values().length);
        whole();
    }

    @ParameterizedTest
    @CsvSource({
        "ORIGINAL,   original,   north",
        "HUB,        hub,        north",
        "RENDERED,   rendered,   east",
        "EDITED,     edited,     east",
        "DIFFERENCE, difference, east"
    })
    void namesTheBodyThatWasOverwrittenThoughItsDigestWasTooOrThatIsGone(String kind, String word, String partner) {
        String words = "the " + word + " body of entry 1 for " + partner;
        replace(body -> isOf(body, kind) ? Stream.of(with(body, body.salt(), new byte[] {0})) : Stream.of(body));
        found(FindingKind.CHANGED, words);
        replace(body -> isOf(body, kind) ? Stream.of(KeptBody.of(body.name(), new byte[] {0})) : Stream.of(body));
        found(FindingKind.CHANGED, words);
        replace(body -> isOf(body, kind) ? Stream.empty() : Stream.of(body));
        found(FindingKind.REMOVED, words);
    }

    @Test
    void namesABodyThatIsThereTwice() {
        alter("insert into content (entry, kept_at, packed) select entry, kept_at, packed from content where id ="
                + " (select min(id) from content where entry = 1)");
        found(FindingKind.PUT_IN, "the original body of entry 1 for north a second time,");
    }

    @Test
    void namesABodyIntoWhichItsSaltWasMoved() {
        replace(body -> isOf(body, "ORIGINAL") ? Stream.of(with(body, body.salt(), salted(body))) : Stream.of(body));
        found(FindingKind.CHANGED, "the original body of entry 1 for north");
        replace(body -> isOf(body, "ORIGINAL") ? Stream.of(with(body, new byte[0], salted(body))) : Stream.of(body));
        found(FindingKind.CHANGED, "a row of the bodies of entry 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "", "28b52ffd"})
    void namesARowThatCannotBeRead(String octets) {
        alter("update content set packed = " + octets(octets) + " where entry = 2");
        found(FindingKind.CHANGED, "a row of the bodies of entry 2");
    }

    @Test
    void namesABodyThatWasTakenAwayAsIfItWerePurged() {
        alter("delete from content where id = (select min(id) from content where entry = 1)");
        found(FindingKind.REMOVED, "the original body of entry 1 for north");
    }

    @Test
    void namesABodyThatWasTakenAwayWithAnEventThatNobodyWithTheKeyWrote() {
        namesABodyThatWasTakenAwayAsIfItWerePurged();
        alter("insert into event_record (happened_at, entry, actor, events, stamp) select now, 1, 'hub',"
                + " '[{\"detail\":{\"purged\":[{\"kind\":\"ORIGINAL\",\"partner\":\"north\",\"digest\":\"\"}]},"
                + "\"kind\":\"PURGED\",\"partner\":\"north\"}]', 's' from clock");
        alter("insert into unsealed (records) select cast(max(id) as varchar) from event_record");
        assertThat(hub.chain.verify().kind()).isEqualTo(FindingKind.PUT_IN);
        hub.chain.seal();
        assertThat(hub.chain.verify().kind()).isEqualTo(FindingKind.PUT_IN);
    }

    @Test
    void namesABodyThatWasPutIn() {
        replace(body -> isOf(body, "RENDERED")
                ? Stream.of(
                        body, new KeptBody(new KeptBody.Name(1, "RENDERED", "south"), body.salt(), "", body.content()))
                : Stream.of(body));
        found(FindingKind.PUT_IN, "the rendered body of entry 1 for south of which no event knows,");
    }

    @Test
    void namesABodyThatIsThereAgainAfterItsPurge() {
        hub.ledger.delivered(2, "east", 1, null);
        hub.ledger.delivered(2, "west", 1, null);
        hub.deliver("3", sample("update-3"), RecipientOutcome.refused("west", "R3"));
        byte[] saved = hub.sql
                .sql("select packed from content where entry = 3 order by id desc limit 1")
                .query(byte[].class)
                .single();
        assertThat(purge()).isPositive();
        hub.chain.seal();
        whole();
        hub.rows.update("insert into content (entry, kept_at, packed) values (3, 0, ?)", saved);
        found(FindingKind.PUT_IN, "the hub body of entry 3 for north which was deleted by the hub,");
    }

    @Test
    void namesABodyThatWasChangedBeforeItsTimeWasOver() {
        hub.ledger.delivered(2, "east", 1, null);
        hub.ledger.delivered(2, "west", 1, null);
        replace(2, body -> Stream.of(isOf(body, "HUB") ? KeptBody.of(body.name(), new byte[] {0}) : body));
        assertThat(purge()).isPositive();
        hub.chain.seal();
        found(FindingKind.CHANGED, "the hub body of entry 2 for north that was deleted,");
    }

    /** More than the hub writes, in few bytes. */
    @Test
    void namesARowThatWouldUnpackWithoutEnd() {
        ByteBuffer plain = ByteBuffer.allocate(64).putShort((short) 1);
        plain.putShort((short) 3).put(bytes("HUB")).putShort((short) 5).put(bytes("north"));
        plain.put(new byte[Digests.SALT_BYTES]).putInt(Integer.MAX_VALUE);
        hub.rows.update(
                "update content set packed = ? where entry = 2",
                Zstd.compress(Arrays.copyOf(plain.array(), plain.position())));
        found(FindingKind.CHANGED, "a row of the bodies of entry 2");
    }

    @Test
    void deletesABodyThatSomebodyHasDamaged() {
        hub.ledger.delivered(2, "east", 1, null);
        hub.ledger.delivered(2, "west", 1, null);
        alter("update content set packed = " + octets("00") + " where entry = 2");
        purge();
        assertThat(bodies(2)).isEmpty();
    }

    @Test
    void namesAMessageOfWhichNoEventIsLeftBeforeItWasSealed() {
        long entry = hub.begin("3", sample("update-3")).entry();
        alter("delete from event_record where entry = " + entry);
        alter("delete from unsealed");
        found(FindingKind.REMOVED, "what the events say of entry " + entry);
    }

    @Test
    void goesAlongManyMessagesOfWhichTheNumbersAreFarApart() throws IOException {
        farApart();
        hub.deliver("3", sample("update-3"), queued("east"));
        hub.begin("4", "x".repeat((2 << 20) + 5));
        hub.rows.update("delete from entry where message_key = 'x'");
        hub.chain.seal();
        whole();
        replace(5_000_001, body -> Stream.of(with(body, body.salt(), "x".getBytes(StandardCharsets.UTF_8))));
        found(FindingKind.CHANGED, "the original body of entry 5000001 for north");
    }

    // SQLite counts on from the highest that there is.
    private void farApart() throws IOException {
        hub.rows.update(
                TestDatabase.isPostgresql()
                        ? "alter table entry alter column id restart with 5000000"
                        : "insert into entry (id, sender, message_key, piece, received_at, state)"
                                + " values (4999999, 'x', 'x', 1, 0, 'x')");
        hub = hub.restarted();
    }

    private static boolean isOf(KeptBody body, String kind) {
        return body.name().kind().equals(kind);
    }

    private static KeptBody with(KeptBody body, byte[] salt, byte[] content) {
        return new KeptBody(body.name(), salt, body.digest(), content);
    }

    private static byte[] salted(KeptBody body) {
        byte[] salt = body.salt();
        byte[] moved = Arrays.copyOf(salt, salt.length + body.content().length);
        System.arraycopy(body.content(), 0, moved, salt.length, body.content().length);
        return moved;
    }

    private void replace(Function<KeptBody, Stream<KeptBody>> change) {
        replace(1, change);
    }

    /** Writes a message's bodies otherwise, as somebody may who knows the hub's way. */
    private void replace(long entry, Function<KeptBody, Stream<KeptBody>> change) {
        List<KeptBody> changed = bodies(entry).stream().flatMap(change).toList();
        alter("delete from content where entry = " + entry);
        try (Packer packer = new Packer()) {
            hub.rows.update(
                    "insert into content (entry, kept_at, packed) values (?, 0, ?)", entry, packer.pack(changed));
        }
    }

    private List<KeptBody> bodies(long entry) {
        return hub
                .sql
                .sql("select packed from content where entry = ? order by id")
                .param(entry)
                .query(byte[].class)
                .list()
                .stream()
                .flatMap(packed -> Pack.bodies(entry, packed).stream())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String octets(String digits) {
        return TestDatabase.isPostgresql() ? "'\\x" + digits + "'::bytea" : "x'" + digits + "'";
    }

    private int purge() {
        return hub.purging.purge(
                new Purging.RetentionRule(SENDER, null, Set.of(), Instant.now().plusSeconds(1)), () -> true);
    }

    private void alter(String statement) {
        assertThat(hub.rows.update(statement)).isPositive();
    }

    private void whole() {
        assertThat(hub.chain.verify()).matches(ChainFinding::ok);
    }

    private void found(FindingKind kind, String what) {
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.what()).isEqualTo(what);
            assertThat(found.inWords()).startsWith("the chain is whole, but " + what + " was ");
        });
    }
}
