package org.flaghoist.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.flaghoist.exchange.Polling;
import org.flaghoist.exchange.PollingSchedule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code collect-sftp.camel.yaml}: a file in a partner's outbox is fetched, cut, queued and moved away. */
final class CollectSftpYamlTest extends CamelTestSupport {

    private StepRecorder steps;
    private PollingSchedule schedule;
    private SftpEndpoint from;

    /** The methods that the route calls. */
    public interface Steps {
        Object isOpen(String partner);

        Object fetch(Object ready, String partner);

        Object open(Object fetched);

        Object cut(Object opened);

        Object queue(Object cut);

        Object move(Object queued);

        Object await(String route, Throwable failure);
    }

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true);
    }

    @BeforeEach
    void start() throws Exception {
        steps = new StepRecorder(context.getRegistry());
        steps.beans(Steps.class, "collectionGate", "fetchStep", "openStep", "cutStep", "queueStep", "moveStep");
        steps.beans(Steps.class, "redeliveryBackoff");
        steps.policy("fileInHand");
        steps.answer("collectionGate", true);
        schedule = new PollingSchedule(new Polling(partner -> Duration.ZERO));
        context.getRegistry().bind("polling", schedule);
        RouteSetup setup = new RouteSetup(context, "collect-sftp");
        from = (SftpEndpoint) setup.partnerRoute("collect-sftp", "collect-sftp-north", Map.of("partner", "north"));
        context.start();
    }

    private Exchange collect(String file) {
        // As OutboxConsumer does.
        return template.send("direct:collect-sftp-north", exchange -> exchange.setProperty("ready", file));
    }

    @Test
    void looksAtThePartnersOutboxAtItsPaceAndOnlyNamesFiles() {
        assertThat(from.getEndpointUri()).startsWith("sftp://north/outbox?");
        assertThat(from.getScheduler()).isSameAs(schedule);
        assertThat(from.getSchedulerProperties()).isEqualTo(Map.of("partner", "north"));
        assertThat(from.isDownload()).isFalse();
        assertThat(from.isNoop()).as("moves nothing").isTrue();
        assertThat(from.isIdempotent()).as("skips what it knows").isFalse();
        assertThat(from.isBridgeErrorHandler())
                .as("waits after a look that failed")
                .isTrue();
    }

    @Test
    void fetchesCutsQueuesAndMovesAFile() {
        Exchange exchange = collect("A.csv");

        assertThat(exchange.getException()).isNull();
        assertThat(steps.calls())
                .containsExactly(
                        "collectionGate.isOpen(north)",
                        "fetchStep.fetch(A.csv, north)",
                        "fileInHand begins",
                        "openStep.open(answer of fetchStep)",
                        "cutStep.cut(answer of openStep)",
                        "queueStep.queue(answer of cutStep)",
                        "fileInHand ends",
                        "moveStep.move(answer of queueStep)");
        assertThat(exchange.getProperty("open"))
                .as("the consumer may take the next")
                .isEqualTo(true);
    }

    @Test
    void leavesAFileWhereThePartnerIsNotToBeCollectedFromAndTellsTheConsumer() {
        steps.answer("collectionGate", false);

        Exchange exchange = collect("A.csv");

        assertThat(steps.calls()).containsExactly("collectionGate.isOpen(north)");
        assertThat(exchange.getProperty("open")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collectionGate", "fetchStep", "openStep", "cutStep", "queueStep", "moveStep"})
    void waitsAfterAFailureOnceAndLeavesTheFileToTheNextLook(String step) {
        steps.answer(step, new IllegalStateException("the server is away"));

        Exchange exchange = collect("A.csv");

        assertThat(exchange.getException()).as("of the consumer").isNull();
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                .as("which takes no file after it")
                .isNotNull();
        assertThat(steps.calls())
                .as("nothing is tried again")
                .doesNotHaveDuplicates()
                .last()
                .asString()
                .startsWith("redeliveryBackoff.await(collect-sftp-north, ")
                .endsWith("the server is away)");
        List<String> before = new ArrayList<>(steps.calls());
        before.removeIf(call -> call.startsWith("fileInHand") || call.startsWith("redeliveryBackoff"));
        assertThat(before).last().asString().startsWith(step + ".");
    }

    @Test
    void hasNoFileInMemoryWhileItWaits() {
        steps.answer("cutStep", new IllegalStateException("the disk is full"));

        collect("A.csv");

        assertThat(steps.calls())
                .containsSubsequence("cutStep.cut(answer of openStep)", "fileInHand fails")
                .last()
                .asString()
                .startsWith("redeliveryBackoff.");
    }

    @Test
    void takesTheFileAgainAfterTheWait() {
        steps.answer("queueStep", new IllegalStateException("the broker is away"));
        collect("A.csv");
        steps.answer("queueStep", "queued");

        collect("A.csv");

        assertThat(steps.calls()).last().isEqualTo("moveStep.move(queued)");
    }
}
