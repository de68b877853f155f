package org.flaghoist.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Six records of events, sealed; then somebody with access to the database. */
@Tag(TestDatabase.BOTH)
final class ChainTest {

    private static final String COPY = "insert into event_record (%1$shappened_at, entry, actor, events, stamp)"
            + " select %1$shappened_at, entry, actor, events, stamp from event_record where id = 3";

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    @BeforeEach
    void open() throws IOException {
        hub.deliver("1", sample("new"), queued("east"), queued("west"));
        hub.chain.seal();
        hub.deliver("2", sample("update-2"), queued("east"), queued("west"));
        hub.chain.seal();
    }

    @Test
    void verifiesAndGoesOnAfterARestart() throws IOException {
        hub = hub.restarted();
        Seal before = hub.chain.seal();
        assertThat(before.link()).isEqualTo(6);
        hub.send("3", sample("update-3"));
        assertThat(verify(before).pending()).isEqualTo(2);
        hub.chain.seal();
        assertThat(verify(before)).satisfies(found -> {
            assertThat(found.ok()).isTrue();
            assertThat(found.last().link()).isEqualTo(8);
            assertThat(found.pending()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "happened_at = 1767225600000",
                "entry = 77",
                "actor = 'nobody'",
                "events = replace(events, 'QUEUED', 'REFUSED')",
                "events = replace(events, 'east', 'west')",
                "events = '[]'",
                "actor = 'ub', events = events || 'h'",
                "stamp = ''"
            })
    void namesTheFirstEventThatWasChanged(String change) {
        alter("update event_record set " + change + " where id = 3");
        alter("update event_record set actor = 'somebody' where id = 6");
        found(FindingKind.CHANGED, 3L, 3L);
    }

    @Test
    void namesAnEventWhoseNumberIsThereTwice() {
        hub.drop("event_record", "event_record_pkey");
        alter(COPY.formatted("id, "));
        assertThat(hub.chain.verify().ok()).isFalse();
    }

    /** Its number is given to nobody again, or the seals of what follows would stand on it. */
    @Test
    void goesOnAfterTheNewestEventWasRemoved() {
        long newest = hub.rows.number("select max(id) from event_record");
        hub.rows.update("delete from event_record where id = ?", newest);
        hub.send("3", sample("update-3"));
        hub.chain.seal();
        assertThat(hub.rows.number("select max(id) from event_record")).isGreaterThan(newest + 1);
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.REMOVED);
            assertThat(found.record()).isEqualTo(newest);
        });
    }

    @Test
    void namesAnEventThatWasRemoved() {
        alter("delete from event_record where id = 5");
        found(FindingKind.REMOVED, 5L, 5L);
    }

    @Test
    void namesTheGapWhereAnEventWasRemovedWithItsSeal() {
        alter("delete from event_record where id = 5");
        alter("delete from seal where record = 5");
        found(FindingKind.REMOVED, null, 5L);
    }

    @Test
    void missesATailThatWasCutOff() {
        cutTail();
        found(FindingKind.REMOVED, null, 6L);
    }

    @Test
    void missesATailThoughTheHeadWasSetBack() {
        cutTail();
        alter("update chain_head set link = 5, hash = (select hash from seal where link = 5)");
        found(FindingKind.REMOVED, null, 6L);
        hub.send("3", sample("update-3"));
        assertThatThrownBy(hub.chain::seal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void missesEverythingByAWitnessFromOutside() {
        Seal witness = hub.chain.seal();
        for (String table : new String[] {"event_record", "seal"}) {
            alter("delete from " + table);
        }
        alter("update chain_head set link = 0, hash = '" + "0".repeat(64) + "'");
        assertThat(verify(witness).kind()).isEqualTo(FindingKind.REMOVED);
        assertThat(verify(new Seal(3, "0".repeat(64))).ok()).isFalse();
    }

    @Test
    void missesByTheHeadOutsideATailThatWasCutOffWithAnEarlierHeadAndItsStampPutBack(@TempDir Path folder)
            throws IOException {
        Object[] earlier = hub.sql
                .sql("select link, hash, stamp from chain_head")
                .query((row, number) -> new Object[] {row.getLong(1), row.getString(2), row.getString(3)})
                .single();
        hub.deliver("3", sample("update-3"), queued("east"));
        HeadFile outside = new HeadFile(folder.resolve("ledger.head"), hub.key);
        outside.write(hub.chain.seal());
        alter("delete from event_record where id > 6");
        alter("delete from seal where link > 6");
        hub.rows.update("update chain_head set link = ?, hash = ?, stamp = ?", earlier);

        Witness known = new HeadFile(outside.file(), hub.key).witness().orElseThrow();
        assertThat(hub.chain.fault(known))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .contains("ledger.head has link 9 of the ledger's chain", "no such link", "ends with link 6"));
        assertThat(hub.chain.verify(List.of(known)).inWords())
                .contains(
                        "the chain is broken: what follows, up to what ",
                        "ledger.head has link 9",
                        "(link 7) was removed");
        // Sealed on, the chain is as long as it was, and another.
        hub.send("4", sample("update-3"));
        hub.send("5", sample("update-3"));
        hub.chain.seal();
        assertThat(hub.chain.fault(known))
                .hasValueSatisfying(fault -> assertThat(fault).contains("another link of that number"));
        assertThat(hub.chain.verify(List.of(known)).kind()).isEqualTo(FindingKind.CHANGED);
    }

    @Test
    void knowsAChainThatGoesOnFromTheHeadOutside(@TempDir Path folder) throws IOException {
        HeadFile outside = new HeadFile(folder.resolve("ledger.head"), hub.key);
        assertThat(outside.witness()).isEmpty();
        outside.write(hub.chain.head());
        hub.deliver("3", sample("update-3"), queued("east"));
        hub.chain.seal();
        Witness known = new HeadFile(outside.file(), hub.key).witness().orElseThrow();
        assertThat(known.seal().link()).isEqualTo(6);
        assertThat(hub.chain.fault(known)).isEmpty();
        assertThat(hub.chain.verify(List.of(known)).ok()).isTrue();
        assertThat(Files.getPosixFilePermissions(outside.file()))
                .containsExactlyInAnyOrderElementsOf(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void takesNoHeadOutsideThatNobodyWithTheKeyWrote(@TempDir Path folder) throws IOException {
        HeadFile outside = new HeadFile(folder.resolve("ledger.head"), hub.key);
        outside.write(hub.chain.head());
        Files.writeString(outside.file(), Files.readString(outside.file()).replaceFirst("6", "5"));
        HeadFile again = new HeadFile(outside.file(), hub.key);
        assertThatThrownBy(again::witness).hasMessageContaining("is not what a hub with this ledger.key wrote");
    }

    @Test
    void saysThatAKeyIsAnothersAndNotThatTheChainIsBroken() throws IOException {
        Chain other = new Chain(hub.database, new byte[32]);
        assertThat(other.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.OTHER_KEY);
            assertThat(found.inWords())
                    .startsWith("the ledger cannot be verified: none of its stamps is of this ledger.key")
                    .doesNotContain("broken", "whole");
        });
        alter("update chain_head set stamp = ''");
        alter("update event_record set stamp = '' where id > 1");
        assertThat(hub.chain.verify().kind()).isEqualTo(FindingKind.CHANGED);
    }

    @Test
    void namesAnEventThatWasPutIn() {
        alter(COPY.formatted(""));
        found(FindingKind.PUT_IN, 7L, null);
    }

    @Test
    void namesAnEventThatWasPutInUnderTheHighestNumber() {
        alter(COPY.formatted(""));
        alter("update event_record set id = 9223372036854775807 where id = 7");
        found(FindingKind.PUT_IN, Long.MAX_VALUE, null);
    }

    @Test
    void namesAnEventThatWasPutInBeforeItWasSealed() {
        alter(COPY.formatted(""));
        alter("insert into unsealed (records) values ('7')");
        found(FindingKind.PUT_IN, 7L, null);
        hub.chain.seal();
        found(FindingKind.PUT_IN, 7L, 7L);
    }

    @Test
    void namesAnEventThatWasPutInWithASealOfItsOwn() {
        alter(COPY.formatted(""));
        alter("insert into seal (link, record, hash) values (7, 7, '" + "0".repeat(64) + "')");
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.ok()).isFalse();
            assertThat(found.record()).isEqualTo(7);
        });
    }

    @Test
    void findsTwoEventsThatChangedPlaces() {
        alter("update seal set record = -1 where link = 1");
        alter("update seal set record = 1 where link = 2");
        alter("update seal set record = 2 where link = 1");
        found(FindingKind.CHANGED, 2L, 1L);
    }

    @Test
    void namesOneOfSeveralOfACommitThatWasChanged() {
        commit("3", "4", "5");
        hub.chain.seal();
        alter("update event_record set actor = 'nobody' where id = 8");
        found(FindingKind.CHANGED, 8L, 7L);
    }

    @Test
    void namesOneOfSeveralOfACommitThatWasRemoved() {
        commit("3", "4", "5");
        hub.chain.seal();
        alter("delete from event_record where id = 8");
        found(FindingKind.REMOVED, 8L, 7L);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "7-8,      CHANGED, 7",
                "'7,9',    CHANGED, 7",
                "9-7,      CHANGED, none",
                "all,      CHANGED, none",
                "7-99999999999, CHANGED, none",
                "8-9,      CHANGED, none",
                "'7-9,2',  PUT_IN,  2",
                "'7-9,12', REMOVED, 12"
            })
    void findsThatALinkWasGivenOtherRecords(String records, FindingKind kind, @Nullable Long record) {
        commit("3", "4", "5");
        hub.chain.seal();
        alter("update seal set records = '" + records + "' where link = 7");
        found(kind, record, 7L);
    }

    @Test
    void missesARecordThatWasRemovedBeforeItWasSealed() {
        commit("3", "4");
        alter("delete from event_record where id = 8");
        hub.chain.seal();
        found(FindingKind.REMOVED, 8L, 7L);
        alter("update seal set records = null where link = 7");
        found(FindingKind.CHANGED, 7L, 7L);
    }

    @Test
    void findsThatARecordWasAwayWhileItsLinkWasSealed() {
        commit("3", "4", "5");
        alter("update event_record set id = 1000 where id = 8");
        hub.chain.seal();
        found(FindingKind.REMOVED, 8L, 7L);
        alter("update event_record set id = 8 where id = 1000");
        found(FindingKind.CHANGED, 7L, 7L);
    }

    @Test
    void findsThatLinksWereCutElsewhere() {
        commit("3", "4");
        commit("5", "6");
        hub.chain.seal();
        alter("update seal set records = '7,9' where link = 7");
        found(FindingKind.CHANGED, 7L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update seal set records = %s where link = 3", "update unsealed set records = %s"})
    void findsATextOfMoreNumbersThanAnyCommitHas(String change) {
        hub.send("3", sample("update-3"));
        String many = IntStream.range(0, 50_000).mapToObj(n -> "1").collect(Collectors.joining(","));
        alter(change.formatted("'" + many + "'"));
        assertThat(hub.chain.verify().ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "7", "7-99999999999"})
    void findsThatWhatIsToBeSealedWasWrittenOver(String records) {
        commit("3", "4");
        alter("update unsealed set records = '" + records + "' where records = '7-8'");
        hub.chain.seal();
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(FindingKind.PUT_IN);
            assertThat(found.record()).isBetween(7L, 8L);
        });
    }

    @Test
    void sealsCommitsThatTookTheirNumbersByTurns() {
        commit("3", "4");
        commit("5", "6");
        alter("update unsealed set records = '7,9' where records = '7-8'");
        alter("update unsealed set records = '8,10' where records = '9-10'");
        hub.chain.seal();
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.ok()).isTrue();
            assertThat(found.last().link()).isEqualTo(8);
        });
    }

    /** Messages that come in within one commit, with a record for each. */
    private void commit(String... messageKeys) {
        hub.ledger.batch(
                false, () -> Stream.of(messageKeys).forEach(messageKey -> hub.begin(messageKey, sample("update-3"))));
    }

    private ChainFinding verify(Seal known) {
        return hub.chain.verify(List.of(new Witness(known, "a log")));
    }

    private void cutTail() {
        alter("delete from event_record where id > 5");
        alter("delete from seal where link > 5");
    }

    private void alter(String statement) {
        assertThat(hub.rows.update(statement)).isPositive();
    }

    private void found(FindingKind kind, @Nullable Long event, @Nullable Long link) {
        assertThat(hub.chain.verify()).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.record()).isEqualTo(event);
            assertThat(found.link()).isEqualTo(link);
        });
    }
}
