package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole chain is verified when it is due, and what was found is remembered. */
@Tag(TestDatabase.BOTH)
class ChainVerifierTest {

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration EVERY = Duration.ofDays(1);

    @AutoClose
    private final LedgerFixture fixture = LedgerFixture.open();

    @BeforeEach
    void open() throws IOException {
        fixture.send("1", LedgerFixture.sample("new"));
        fixture.chain.seal();
    }

    @Test
    void verifiesOnceInItsTimeWhicheverHubDoes() {
        at(BEGIN).verifyWhereDue(EVERY);
        assertThat(at(BEGIN).last()).map(ChainVerifier.LastCheck::at).contains(BEGIN);

        at(BEGIN.plus(EVERY).minusSeconds(1)).verifyWhereDue(EVERY);
        assertThat(at(BEGIN).last()).map(ChainVerifier.LastCheck::at).contains(BEGIN);

        at(BEGIN.plus(EVERY)).verifyWhereDue(EVERY);
        assertThat(at(BEGIN).last()).map(ChainVerifier.LastCheck::at).contains(BEGIN.plus(EVERY));
    }

    @Test
    void remembersThatItIsBrokenUntilItIsFoundWhole() {
        fixture.rows.update("update event_record set actor = 'nobody' where id = 1");
        assertThat(at(BEGIN).verify().ok()).isFalse();
        assertThat(at(BEGIN).last()).hasValueSatisfying(last -> {
            assertThat(last.sound()).isFalse();
            assertThat(last.words()).contains("the chain is broken: record 1 (link 1) was changed");
        });

        fixture.rows.update("update event_record set actor = 'hub' where id = 1");
        at(BEGIN).verify();
        assertThat(at(BEGIN).last()).map(ChainVerifier.LastCheck::sound).contains(true);
    }

    @Test
    void remembersWhatItFoundThoughSomebodyWritesOtherwise() {
        ChainVerifier verifier = at(BEGIN);
        fixture.rows.update("update event_record set actor = 'nobody' where id = 1");
        verifier.verify();
        fixture.rows.update("update chain_check set sound = true, words = 'well'");
        assertThat(verifier.last()).map(ChainVerifier.LastCheck::sound).contains(false);
        fixture.rows.update("update event_record set actor = 'hub' where id = 1");
        verifier.verify();
        assertThat(verifier.last()).map(ChainVerifier.LastCheck::sound).contains(true);
    }

    @Test
    void findsAChangeThatSomebodyPutIn() {
        fixture.rows.update(
                "insert into change (id, actor, identity, reason, proposed_at, state, from_configuration, stamp)"
                        + " values (7, 'ann', 'local:ann', 'so they write', 0, 'ACTIVE', 'x', '')");
        ChainFinding found = at(BEGIN).verify();
        assertThat(found.ok()).isFalse();
        assertThat(at(BEGIN).last())
                .map(ChainVerifier.LastCheck::words)
                .hasValueSatisfying(
                        words -> assertThat(words)
                                .startsWith(
                                        "the chain is whole, but change 7, or one of its files, was changed; good up to link "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vote;insert into parked_message (id, queue, partner, entry, stage, attempts, first_at, last_at, state)"
                        + " values ('1-held-east', 'HELD', 'east', 1, 'RELEASE', 1, 0, 0, 'WAITING')"
                        + ";insert into vote (id, parked, actor, identity, act, reason, voted_at, round, stamp)"
                        + " values (7, '1-held-east', 'ann', 'local:ann', 'RELEASE', 'so', 0, 0, '')",
                "request;insert into request (id, kind, partner, subject, token, actor, identity, reason, asked_at,"
                        + " round, stamp) values (7, 'ERASE', 'north', 'N-1', '0', 'ann', 'local:ann', 'so', 0, 0, '')"
            })
    void findsAPersonsWordThatSomebodyPutIn(String tableAndStatements) {
        String[] parts = tableAndStatements.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            fixture.rows.update(parts[i]);
        }
        ChainFinding found = at(BEGIN).verify();
        assertThat(found.ok()).isFalse();
        assertThat(at(BEGIN).last())
                .map(ChainVerifier.LastCheck::words)
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("the chain is whole, but " + parts[0] + " 7 was changed; good up to link "));
    }

    @Test
    void verifiesOnceAtATimeHoweverManyAsk() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ChainVerifier verifier = new ChainVerifier(
                fixture.database,
                check(),
                () -> {
                    begun.countDown();
                    waitFor(goOn);
                    return List.of();
                },
                Clock.fixed(BEGIN, ZoneOffset.UTC));
        CompletableFuture<ChainFinding> first = CompletableFuture.supplyAsync(verifier::verify);
        waitFor(begun);
        assertThatThrownBy(verifier::verify)
                .isInstanceOf(OperationRejected.class)
                .hasMessage("the ledger is being verified since " + BEGIN + "; ask again when that is done");
        verifier.verifyWhereDue(EVERY);
        assertThat(verifier.last()).isEmpty();
        goOn.countDown();
        assertThat(first.get(1, TimeUnit.MINUTES)).matches(ChainFinding::ok);
        verifier.verify();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChainVerifier at(Instant now) {
        return new ChainVerifier(fixture.database, check(), List::of, Clock.fixed(now, ZoneOffset.UTC));
    }

    private LedgerCheck check() {
        return new LedgerCheck(fixture.database, fixture.chain, fixture.key);
    }
}
