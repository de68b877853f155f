package org.flaghoist.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.flaghoist.exchange.MessageStep;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.notification.Urgency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code translate.camel.yaml}: what a partner sends is read, recorded, decided about, rendered and sent on. */
final class TranslateYamlTest extends CamelTestSupport {

    private static final MessageListenerContainerFactory BATCHES = endpoint -> null;

    private StepRecorder steps;
    private JmsEndpoint from;
    private MockEndpoint queues;

    /** The methods that the route calls. */
    public interface Steps {
        Object read(Object message, String queue);

        Object record(Object read);

        Object decide(Object recorded);

        Object render(Object decided);

        Object acknowledge(Object rendered);

        Object report(Object acknowledged);
    }

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true);
    }

    @BeforeEach
    void start() throws Exception {
        steps = new StepRecorder(context.getRegistry());
        steps.beans(Steps.class, "readStep", "recordStep", "decideStep", "renderStep", "acknowledgeStep", "reportStep");
        steps.answer("reportStep", List.of());
        context.getRegistry().bind("messageStep", new MessageStep());
        context.getRegistry().bind("batches", BATCHES);
        RouteSetup setup = new RouteSetup(context, "translate");
        from = (JmsEndpoint)
                setup.partnerRoute("translate", "translate-north", Map.of("partner", "north", "queue", "in.north"));
        setup.mockOtherSystems("translate");
        queues = getMockEndpoint(SentMessage.MOCK);
        queues.whenAnyExchangeReceived(exchange -> steps.record("sends to " + SentMessage.queue(exchange)));
        context.start();
    }

    @Test
    void consumesThePartnersQueueInBatches() {
        assertThat(from.getDestinationName()).isEqualTo("in.north");
        assertThat(from.isPubSubDomain()).isFalse();
        assertThat(from.getConfiguration().getConsumerType()).isEqualTo(ConsumerType.Custom);
        assertThat(from.getConfiguration().getMessageListenerContainerFactory()).isSameAs(BATCHES);
    }

    @Test
    void callsEachStepWithWhatTheOneBeforeHasAnsweredAndSendsWhatTheLastOneAnswers() {
        steps.answer("reportStep", List.of(message("out.south", "copy"), message("out.north", "receipt")));

        template.sendBody("direct:translate-north", "message");

        assertThat(steps.calls())
                .containsExactly(
                        "readStep.read(message, in.north)",
                        "recordStep.record(answer of readStep)",
                        "decideStep.decide(answer of recordStep)",
                        "renderStep.render(answer of decideStep)",
                        "acknowledgeStep.acknowledge(answer of renderStep)",
                        "reportStep.report(answer of acknowledgeStep)",
                        "sends to out.south",
                        "sends to out.north");
        assertThat(steps.threads()).as("has the transactions").containsExactly(Thread.currentThread());
    }

    @Test
    void sendsNewMessagesOfWhichThoseInTheHubsOwnWordsAreJson() {
        Object notification = JsonNodeFactory.instance.objectNode().put("id", "Ä-1");
        steps.answer(
                "reportStep",
                List.of(
                        new Outgoing("urgent.out.south", Urgency.IMMEDIATE, "copy".getBytes(UTF_8), Map.of()),
                        new Outgoing("held.east", notification, Map.of("flaghoist_rule", "R9"))));

        template.sendBodyAndHeader("direct:translate-north", "message", "flaghoist_replay", "of the partner");

        assertThat(SentMessage.of(queues))
                .containsExactly(
                        new SentMessage("urgent.out.south", "copy", Map.of("JMSPriority", 8)),
                        new SentMessage(
                                "held.east", "{\"id\":\"Ä-1\"}", Map.of("JMSPriority", 4, "flaghoist_rule", "R9")));
    }

    /** The steps answer a rejection as they answer anything else: the route knows no difference. */
    @Test
    void sendsTheDeadLetterAndTheReceiptOfARejectedMessage() {
        steps.answer("reportStep", List.of(message("dead.in.north", "message"), message("out.north", "REJECTED")));

        Exchange exchange = template.send("direct:translate-north", message -> {});

        assertThat(exchange.getException()).isNull();
        assertThat(SentMessage.of(queues)).extracting("queue").containsExactly("dead.in.north", "out.north");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readStep", "recordStep", "decideStep", "renderStep", "acknowledgeStep", "reportStep"})
    void endsWithAnInfrastructureFailureOfAStepAndLeavesItToTheConsumer(String step) {
        Exception failure = new IllegalStateException("the database is away");
        steps.answer(step, failure);

        Exchange exchange = template.send("direct:translate-north", message -> {});

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
    void sendsNothingAfterAMessageThatCannotBeSent() {
        steps.answer("reportStep", List.of(message("out.a", "1"), message("out.b", "2"), message("out.c", "3")));
        Exception failure = new IllegalStateException("the broker is away");
        queues.whenExchangeReceived(2, exchange -> exchange.setException(failure));

        Exchange exchange = template.send("direct:translate-north", message -> {});

        assertThat(exchange.getException()).hasRootCause(failure);
        assertThat(SentMessage.of(queues)).extracting("queue").containsExactly("out.a", "out.b");
    }

    private static Outgoing message(String queue, String body) {
        return new Outgoing(queue, body.getBytes(UTF_8), Map.of());
    }
}
