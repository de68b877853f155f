package org.flaghoist.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.flaghoist.exchange.MessageStep;
import org.flaghoist.exchange.Outgoing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deliver-sftp.camel.yaml}: a message becomes a file on its partner's server, and its sender gets a receipt. */
final class DeliverSftpYamlTest extends CamelTestSupport {

    private static final String QUEUE = "urgent.out.north";
    private static final String ROUTE = "direct:deliver-urgent-sftp-north";

    private StepRecorder steps;
    private JmsEndpoint from;
    private MockEndpoint inbox;
    private MockEndpoint queues;

    /** The methods that the route calls. */
    public interface Steps {
        Object confirm(Object message, String queue);

        Object file(Object confirmed);

        Object uploaded(Object file, Object result);

        Object record(Object uploaded);
    }

    /** What the route asks an {@code OutboundFile}. */
    public record File(String name, boolean isToUpload) {
        public byte[] content() {
            return "its content".getBytes(UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true);
    }

    @BeforeEach
    void start() throws Exception {
        steps = new StepRecorder(context.getRegistry());
        steps.beans(Steps.class, "confirmStep", "fileStep", "uploadStep", "recordDeliveryStep");
        steps.answer("fileStep", new File("A-1.csv", true));
        steps.answer("recordDeliveryStep", List.of());
        context.getRegistry().bind("messageStep", new MessageStep());
        RouteSetup setup = new RouteSetup(context, "deliver-sftp");
        from = (JmsEndpoint) setup.partnerRoute(
                "deliver-sftp", "deliver-urgent-sftp-north", Map.of("partner", "north", "queue", QUEUE));
        setup.mockOtherSystems("deliver-sftp");
        inbox = getMockEndpoint("mock:sftp:north/inbox");
        inbox.whenAnyExchangeReceived(exchange -> {
            steps.record("uploads " + exchange.getMessage().getHeader(Exchange.FILE_NAME) + " with "
                    + exchange.getMessage().getBody(String.class));
            // As InboxProducer does.
            exchange.setProperty("uploaded", "PUT");
        });
        queues = getMockEndpoint(SentMessage.MOCK);
        queues.whenAnyExchangeReceived(exchange -> steps.record("sends to " + SentMessage.queue(exchange)));
        context.start();
    }

    @Test
    void consumesOneQueueForThePartner() {
        assertThat(from.getDestinationName()).isEqualTo(QUEUE);
        assertThat(from.isPubSubDomain()).isFalse();
    }

    @Test
    void uploadsTheFileThenRecordsItThenSendsTheReceipt() {
        steps.answer("recordDeliveryStep", List.of(message("out.south", "DELIVERED")));

        template.sendBody(ROUTE, "message");

        assertThat(steps.calls())
                .containsExactly(
                        "confirmStep.confirm(message, urgent.out.north)",
                        "fileStep.file(answer of confirmStep)",
                        "uploads A-1.csv with its content",
                        "uploadStep.uploaded(A-1.csv, PUT)",
                        "recordDeliveryStep.record(answer of uploadStep)",
                        "sends to out.south");
        assertThat(steps.threads()).as("has the transaction").containsExactly(Thread.currentThread());
    }

    @Test
    void uploadsUnderAnotherNameAndRenamesWithoutReplacingAnything() {
        template.sendBody(ROUTE, "message");

        SftpEndpoint endpoint = context.getEndpoints().stream()
                .filter(InterceptSendToEndpoint.class::isInstance)
                .map(intercepted -> ((InterceptSendToEndpoint) intercepted).getOriginalEndpoint())
                .filter(SftpEndpoint.class::isInstance)
                .map(SftpEndpoint.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(endpoint.getTempFileName().evaluate(inbox.getExchanges().get(0), String.class))
                .isEqualTo(".A-1.csv.part");
        assertThat(endpoint.getFileExist()).isEqualTo(GenericFileExist.TryRename);
        assertThat(endpoint.isAutoCreate()).as("creates folders").isFalse();
    }

    @Test
    void uploadsNothingWhereAnEarlierTryIsRecordedOrTheFileMustNotGoOut() {
        steps.answer("fileStep", new File("A-1.csv", false));

        template.sendBody(ROUTE, "message");

        assertThat(steps.calls())
                .containsExactly(
                        "confirmStep.confirm(message, urgent.out.north)",
                        "fileStep.file(answer of confirmStep)",
                        "uploadStep.uploaded(A-1.csv, null)",
                        "recordDeliveryStep.record(answer of uploadStep)");
    }

    /** The steps answer a rejection as they answer anything else: the route knows no difference. */
    @Test
    void sendsTheDeadLetterAndTheReceiptOfAMessageThatWasGivenUp() {
        Object receipt = JsonNodeFactory.instance.objectNode().put("outcome", "FAILED");
        steps.answer(
                "recordDeliveryStep",
                List.of(
                        message("dead.out.north", "copy").with("flaghoist_code", "INTERNAL"),
                        new Outgoing("dead.out.south", receipt, Map.of())));

        template.sendBodyAndHeader(ROUTE, "message", "flaghoist_attempts", 3);

        assertThat(SentMessage.of(queues))
                .as("with nothing of the message that they come from")
                .containsExactly(
                        new SentMessage(
                                "dead.out.north", "copy", Map.of("JMSPriority", 4, "flaghoist_code", "INTERNAL")),
                        new SentMessage("dead.out.south", "{\"outcome\":\"FAILED\"}", Map.of("JMSPriority", 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmStep", "fileStep", "uploadStep", "recordDeliveryStep"})
    void endsWithAnInfrastructureFailureOfAStepAndLeavesItToTheConsumer(String step) {
        Exception failure = new IllegalStateException("the database is away");
        steps.answer(step, failure);

        Exchange exchange = template.send(ROUTE, message -> {});

        assertThat(exchange.getException()).isSameAs(failure);
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                .as("seen by an error handler")
                .isNull();
        assertThat(steps.calls())
                .as("nothing is tried again")
                .doesNotHaveDuplicates()
                .last()
                .asString()
                .startsWith(step + ".");
    }

    @Test
    void recordsNothingWhereTheServerIsAway() {
        Exception failure = new IllegalStateException("the server is away");
        inbox.whenAnyExchangeReceived(exchange -> exchange.setException(failure));

        Exchange exchange = template.send(ROUTE, message -> {});

        assertThat(exchange.getException()).isSameAs(failure);
        assertThat(inbox.getReceivedCounter()).as("tries").isEqualTo(1);
        assertThat(steps.calls()).last().asString().startsWith("fileStep.");
    }

    @Test
    void sendsNothingAfterAMessageThatCannotBeSent() {
        steps.answer("recordDeliveryStep", List.of(message("dead.out.north", "copy"), message("out.south", "FAILED")));
        Exception failure = new IllegalStateException("the broker is away");
        queues.whenAnyExchangeReceived(exchange -> exchange.setException(failure));

        Exchange exchange = template.send(ROUTE, message -> {});

        assertThat(exchange.getException()).hasRootCause(failure);
        assertThat(SentMessage.of(queues)).extracting("queue").containsExactly("dead.out.north");
    }

    private static Outgoing message(String queue, String body) {
        return new Outgoing(queue, body.getBytes(UTF_8), Map.of());
    }
}
