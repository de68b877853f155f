package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.ledger.LedgerFixture.SENDER;
import static org.flaghoist.ledger.LedgerFixture.queued;
import static org.flaghoist.ledger.LedgerFixture.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.flaghoist.ledger.ChainVerification.Kind;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message with bodies of all kinds (entry 1), one for two (entry 2), all sealed; then somebody with access to the
 * database.
 */
@Tag(TestDatabase.BOTH)
final class BodyCheckTest {

    private static final String ORIGINAL = "where entry = 1 and kind = 'ORIGINAL'";

    @AutoClose
    private LedgerFixture hub;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        hub = new LedgerFixture(folder);
        long first = hub.deliver("1", sample("new"), queued("east"));
        Rejection fault = new Rejection(FaultCode.UNENCODABLE, "", null, null);
        hub.ledger.failed(first, "east", 1, fault);
        Parked dead = hub.ledger.parking().park(ToPark.undeliverable("east", first, Stage.DELIVER, fault, null));
        hub.ledger.parking().edit(dead.id(), bytes("edited"), bytes("differs"), "ann", "as agreed");
        hub.deliver("2", sample("update-2"), queued("east"), queued("west"));
        hub.chain.seal();
    }

    @Test
    void findsAllBodiesAsTheEventsSay() {
        assertThat(hub.sql
                        .sql("select distinct kind from body")
                        .query(String.class)
                        .list())
                .hasSize(BodyKind.values().length);
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
        String which = " (select id from body where entry = 1 and kind = '" + kind + "')";
        String words = "the " + word + " body of entry 1 for " + partner;
        alter("update body_part set content = " + octets("00") + " where body =" + which);
        found(Kind.CHANGED, words);
        String salt = Digests.salt();
        alter("update body set salt = '" + salt + "', digest = '" + Digests.salted(salt, new byte[] {0})
                + "' where id =" + which);
        found(Kind.CHANGED, words);
        alter("delete from body_part where body =" + which);
        alter("delete from body where entry = 1 and kind = '" + kind + "'");
        found(Kind.REMOVED, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into body_part (body, part, content) select id, 1, %s from body " + ORIGINAL,
                "insert into body_part (body, part, content) select id, -1, %s from body " + ORIGINAL,
                "insert into body_part (body, part, content) select id, 7, %s from body " + ORIGINAL,
            })
    void namesABodyThatGotAnotherPart(String change) {
        alter(change.formatted(octets("00")));
        found(Kind.CHANGED, "the original body of entry 1 for north");
    }

    @Test
    void namesABodyThatIsThereTwice() {
        hub.drop("body", "body_once");
        alter("insert into body (id, entry, kind, partner, salt, digest, kept_at)"
                + " select 1000 + id, entry, kind, partner, salt, digest, kept_at from body " + ORIGINAL);
        found(Kind.PUT_IN, "the original body of entry 1 for north a second time,");
    }

    @Test
    void namesABodyWhosePartWasMoved() {
        alter("update body_part set part = 1 where body = (select id from body " + ORIGINAL + ")");
        found(Kind.CHANGED, "the original body of entry 1 for north");
    }

    @Test
    void namesABodyIntoWhichItsSaltWasMoved() {
        byte[] salt = new byte[16];
        String text = hub.sql
                .sql("select salt from body " + ORIGINAL)
                .query(String.class)
                .single();
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        byte[] moved = new byte[salt.length + bytes(sample("new")).length];
        System.arraycopy(salt, 0, moved, 0, salt.length);
        System.arraycopy(bytes(sample("new")), 0, moved, salt.length, moved.length - salt.length);
        hub.sql
                .sql("update body_part set content = ? where body = (select id from body " + ORIGINAL + ")")
                .param(moved)
                .update();
        alter("update body set salt = '' " + ORIGINAL);
        found(Kind.CHANGED, "the original body of entry 1 for north");
    }

    @Test
    void namesABodyThatWasTakenAwayAsIfItWerePurged() {
        alter("delete from body_part where body = (select id from body " + ORIGINAL + ")");
        alter("update body set salt = null, purged_at = (select now from clock) " + ORIGINAL);
        found(Kind.REMOVED, "the original body of entry 1 for north");
    }

    @Test
    void namesABodyThatWasTakenAwayWithAnEventThatNobodyWithTheKeyWrote() {
        namesABodyThatWasTakenAwayAsIfItWerePurged();
        alter("insert into event (happened_at, entry, kind, partner, actor, detail, nonce, stamp) select now, 1,"
                + " 'PURGED', 'north', 'hub', '{\"purged\":[{\"kind\":\"ORIGINAL\",\"partner\":\"north\",\"digest\":\"'"
                + " || digest || '\"}]}', 'n', 's' from clock, body " + ORIGINAL);
        alter("insert into unsealed (events) select cast(max(id) as varchar) from event");
        assertThat(hub.chain.verify().kind()).isEqualTo(Kind.PUT_IN);
        hub.chain.seal();
        assertThat(hub.chain.verify().kind()).isEqualTo(Kind.PUT_IN);
    }

    @Test
    void namesABodyThatWasPutIn() {
        alter(
                "insert into body (entry, kind, partner, salt, digest, kept_at) select entry, kind, 'south', salt, digest,"
                        + " kept_at from body where entry = 1 and kind = 'RENDERED'");
        found(Kind.PUT_IN, "the rendered body of entry 1 for south of which no event knows,");
    }

    @Test
    void namesABodyThatIsThereAgainAfterItsPurge() {
        hub.ledger.delivered(2, "east", 1, null);
        hub.ledger.delivered(2, "west", 1, null);
        hub.deliver("3", sample("update-3"), RecipientOutcome.refused("west", "R3"));
        var saved = hub.sql
                .sql("select id, salt from body where entry = 3 and kind = 'HUB'")
                .query((row, number) -> new Object[] {row.getString(2), row.getLong(1)})
                .single();
        assertThat(purge()).isPositive();
        hub.chain.seal();
        whole();
        hub.sql
                .sql("update body set salt = ?, purged_at = null where id = ?")
                .params(saved)
                .update();
        found(Kind.PUT_IN, "the hub body of entry 3 for north which was deleted by the hub,");
    }

    @Test
    void namesAMessageOfWhichNoEventIsLeftBeforeItWasSealed() {
        long entry = hub.begin("3", sample("update-3")).entry();
        alter("delete from event where entry = " + entry);
        alter("delete from unsealed");
        found(Kind.REMOVED, "what the events say of entry " + entry);
    }

    @Test
    void goesAlongManyMessagesOfWhichTheNumbersAreFarApart() {
        farApart();
        hub.deliver("3", sample("update-3"), queued("east"));
        hub.begin("4", "x".repeat((2 << 20) + 5));
        hub.sql.sql("delete from entry where claim = 'x'").update();
        hub.chain.seal();
        whole();
        alter("update body_part set content = " + octets("00") + " where part = 2");
        found(Kind.CHANGED, "the original body of entry 5000001 for north");
        alter("delete from body_part where part = 2");
        found(Kind.CHANGED, "the original body of entry 5000001 for north");
    }

    // SQLite counts on from the highest that there is.
    private void farApart() {
        hub.sql
                .sql(
                        TestDatabase.isPostgresql()
                                ? "alter table entry alter column id restart with 5000000"
                                : "insert into entry (id, sender, claim, piece, received_at, state)"
                                        + " values (4999999, 'x', 'x', 1, 0, 'x')")
                .update();
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
        assertThat(hub.sql.sql(statement).update()).isPositive();
    }

    private void whole() {
        assertThat(hub.chain.verify()).matches(ChainVerification::ok);
    }

    private void found(Kind kind, String what) {
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.what()).isEqualTo(what);
            assertThat(found.inWords()).startsWith("the chain is whole, but " + what + " was ");
        });
    }
}
