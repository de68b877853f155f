package org.flaghoist.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.proof.StampedChain.ComparedStamps;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.RewrittenChain;
import org.flaghoist.testing.TimeStampSigner;
import org.flaghoist.timestamp.DayStamp;
import org.flaghoist.timestamp.TrustedCertificates;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a third party stamped shows whether the hub's record is what it was then. */
class StampedChainTest {

    /** The certificates are valid for some months around now. */
    private final Instant night = Instant.now();

    private final String day =
            LocalDate.ofInstant(night, ZoneOffset.UTC).minusDays(1).toString();

    @AutoClose
    private LedgerFixture hub;

    private TimeStampSigner signer;
    private TimeStampSigner foreign;
    private Seal head;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        hub = new LedgerFixture(folder);
        signer = new TimeStampSigner(folder, "trusted");
        foreign = new TimeStampSigner(folder, "foreign");
        hub.send("1", Notifications.of("north", "N-1"));
        head = hub.chain.seal();
    }

    @Test
    void saysUntilWhenTheRecordIsProvedToHaveBeenThere() throws Exception {
        keep(signer, head, night);
        hub.send("2", Notifications.of("north", "N-2"));
        hub.chain.seal();

        ComparedStamps shown = compare(exported());

        assertThat(shown.contradictions()).isEmpty();
        assertThat(shown.summary())
                .startsWith("1 time stamp was compared; the record up to link " + head.link() + " was there on "
                        + night.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void exposesARecordThatWasRewrittenWithItsOwnKey() throws Exception {
        keep(signer, head, night);

        new RewrittenChain(hub.database, hub.key).backdate(1);

        assertThat(hub.chain.verify().ok()).as("seen by the hub itself").isTrue();
        assertThat(compare(exported()).contradictions())
                .singleElement()
                .asString()
                .startsWith("the time stamp of " + day + " contradicts the record: on ")
                .contains("link " + head.link() + " was " + head.hash(), "rewritten");
    }

    @Test
    void exposesItByAnEarlierExportThoughTheStampWasDeleted() throws Exception {
        keep(signer, head, night);
        String before = exported();
        new RewrittenChain(hub.database, hub.key).backdate(1);
        hub.rows.update("delete from time_stamp");

        assertThat(compare(exported(), before).contradictions())
                .singleElement()
                .asString()
                .contains("contradicts the record");
    }

    @Test
    void exposesARecordThatWasStampedAnew() throws Exception {
        new RewrittenChain(hub.database, hub.key).backdate(1);
        keep(signer, hub.chain.head(), night.plusSeconds(7 * 86_400));

        assertThat(compare(exported()).contradictions())
                .singleElement()
                .asString()
                .contains("was made on", "not on the day after");
    }

    @Test
    void findsARecordThatWasSetBack() throws Exception {
        keep(signer, new Seal(9, head.hash()), night);

        assertThat(compare(exported()).contradictions())
                .singleElement()
                .asString()
                .contains("no such link and ends with link " + head.link());
    }

    @Test
    void trustsNoStampOfAnotherCertificateOrOfAnotherLink() throws Exception {
        keep(foreign, head, night);
        assertThat(compare(exported()).contradictions())
                .singleElement()
                .asString()
                .contains("shows nothing: it is signed by somebody else than");

        hub.rows.update("update time_stamp set token = ?", signer.token(new byte[32], night));
        assertThat(compare(exported()).contradictions())
                .singleElement()
                .asString()
                .contains("shows nothing: it is a time stamp of something else");

        hub.rows.update("update time_stamp set token = 'garbage'");
        assertThat(compare(exported()).contradictions())
                .singleElement()
                .asString()
                .contains("shows nothing: it is no token as RFC 3161 has it");
    }

    private void keep(TimeStampSigner by, Seal of, Instant time) throws Exception {
        hub.rows.update(
                "insert into time_stamp (day, link, hash, since, tried_at, token) values (?, ?, ?, 1, 1, ?)",
                day,
                of.link(),
                of.hash(),
                by.token(HexFormat.of().parseHex(of.hash()), time));
    }

    private ComparedStamps compare(String exported) throws Exception {
        return compare(exported, exported);
    }

    private ComparedStamps compare(String exported, String stamped) throws Exception {
        List<DayStamp> stamps = ExportedStamps.read(new BufferedReader(new StringReader(stamped)));
        ExportedChain chain = ExportedChain.read(new BufferedReader(new StringReader(exported)));
        return new StampedChain(chain, TrustedCertificates.read(signer.root())).compare(stamps);
    }

    private String exported() throws Exception {
        StringWriter text = new StringWriter();
        new ChainExport(hub.database).write(text);
        return text.toString();
    }
}
