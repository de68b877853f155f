package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator sees of dead letters before deciding about them. */
class PreviewTest {

    private static final String WHO = "duty-desk";
    private static final String WHY = "as the sender asked";

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @AfterEach
    void discardWhatIsLeft() {
        hub.discardDeadLetters();
    }

    @Test
    void showsWhoWouldGetAnEditedMessageAndKeepsNothingOfIt() throws Exception {
        ParkedMessage row = rejected("P-1");
        long events = events();

        Preview preview = letters().preview(row.id(), to("east", "P-1"));

        assertThat(preview.rejected()).isEmpty();
        Preview.CopyPreview east = preview.accepted().get(0).recipients().stream()
                .filter(recipient -> recipient.partner().equals("east"))
                .findFirst()
                .orElseThrow();
        assertThat(east.decision()).isEqualTo("QUEUED");
        assertThat(Objects.requireNonNull(east.content()).text()).contains("\"id\":\"P-1\"");
        assertThat(events()).isEqualTo(events);
        assertThat(hub.bean(Parking.class).get(row.id()).state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void showsWhatWouldStillBeWrongAndWhere() throws Exception {
        ParkedMessage row = rejected("P-2");

        Preview preview = letters().preview(row.id(), "FAULTY x P-2");

        assertThat(preview.accepted()).isEmpty();
        Preview.RejectionPreview refusal = preview.rejected().get(0);
        assertThat(refusal.code()).isEqualTo("SCHEMA");
        assertThat(refusal.location()).isEqualTo("/x");
        assertThat(refusal.highlight()).isNotNull();
    }

    @Test
    void showsThatAMessageCameBefore() throws Exception {
        hub.send("north", to("east", "P-3"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        ParkedMessage row = rejected("P-4");

        Preview preview = letters().preview(row.id(), to("east", "P-3"));

        assertThat(preview.duplicates()).containsExactly(new Preview.DuplicatePreview("P-3", 1));
    }

    @Test
    void sendsWhatWasPreviewed() throws Exception {
        ParkedMessage row = rejected("P-5");

        Preview preview = letters().preview(row.id(), to("east", "P-5"));
        assertThat(Objects.requireNonNull(preview.edit()).second()).contains("/type", "/recipients");

        letters().editText(row.id(), to("east", "P-5"), Person.local(WHO), WHY);
        letters()
                .agree(
                        row.id(),
                        Objects.requireNonNull(letters().requests().get(row.id()))
                                .token(),
                        Person.local("another"),
                        WHY);

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        assertThat(letters().count(ParkedFilter.of(row.queue()))).isZero();
    }

    @Test
    void previewsNothingOfWhatCannotBeEdited() {
        assertThatThrownBy(() -> letters().preview("4711-in", "x"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("4711-in");
    }

    @Test
    void groupsAndPagesWhatWaitsAndTakesSomeOfIt() throws Exception {
        ParkedMessage first = rejected("P-6");
        ParkedMessage second = rejected("P-7");
        ParkedFilter all = ParkedFilter.of(first.queue());

        assertThat(letters().groups())
                .singleElement()
                .satisfies(group -> assertThat(List.of(group.partner(), group.code(), group.count()))
                        .containsExactly("north", "SCHEMA", 2L));
        assertThat(letters().page(all, null, 1)).extracting(ParkedMessage::id).containsExactly(first.id());
        assertThat(letters().page(all, first.id(), 1))
                .extracting(ParkedMessage::id)
                .containsExactly(second.id());
        assertThat(letters().page(all, second.id(), 1)).isEmpty();
        assertThat(letters().discardThese(List.of(second.id(), "4711-in"), WHO, WHY))
                .isOne();
        await().untilAsserted(() ->
                assertThat(letters().list(all, 9)).extracting(ParkedMessage::id).containsExactly(first.id()));
    }

    private static String to(String recipient, String reference) {
        return Notifications.of("north", reference, "SEIZURE", "\"" + recipient + "\"");
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }

    private static long events() {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select count(*) from event_record")
                .query(Long.class)
                .single();
    }

    private static ParkedMessage rejected(String reference) throws Exception {
        hub.send("north", "FAULTY " + reference);
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED SCHEMA");
        ParkedFilter filter = new ParkedFilter(ParkedFilter.DEAD, null, null, reference, null, null);
        return letters().list(filter, 1).get(0);
    }
}
