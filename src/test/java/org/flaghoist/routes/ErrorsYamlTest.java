package org.flaghoist.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code errors.camel.yaml}: what an infrastructure failure does, in a route of one step. */
final class ErrorsYamlTest extends CamelTestSupport {

    private StepRecorder steps;

    /** The methods that the routes call. */
    public interface Steps {
        Object step();

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
        steps.beans(Steps.class, "theStep", "redeliveryBackoff");
        RouteSetup.load(context, "errors");
        for (String errors : new String[] {"errors", "collect-errors"}) {
            RouteBuilder.addRoutes(
                    context,
                    routes -> routes.from("direct:" + errors)
                            .routeId("with-" + errors)
                            .routeConfigurationId(errors)
                            .to("bean:theStep?method=step"));
        }
        context.start();
    }

    @Test
    void errorsLeavesTheFailureToTheConsumerWhichRollsBackAndTriesAgain() {
        Exception failure = new IllegalStateException("the database is away");
        steps.answer("theStep", failure);

        Exchange exchange = template.send("direct:errors", message -> {});

        assertThat(exchange.getException()).isSameAs(failure);
        assertThat(exchange.isRollbackOnly()).as("is marked").isFalse();
        assertThat(steps.calls()).as("neither waits nor tries again").containsExactly("theStep.step()");
    }

    @Test
    void collectErrorsWaitsForTheRouteAsOftenAsItFailsAndEndsWell() {
        steps.answer("theStep", new IllegalStateException("the server is away"));

        Exchange first = template.send("direct:collect-errors", look -> {});
        Exchange second = template.send("direct:collect-errors", look -> {});

        assertThat(List.of(first, second)).noneMatch(Exchange::isFailed);
        String waits = "redeliveryBackoff.await(with-collect-errors,"
                + " java.lang.IllegalStateException: the server is away)";
        assertThat(steps.calls()).containsExactly("theStep.step()", waits, "theStep.step()", waits);
    }

    @Test
    void collectErrorsWaitsAfterAnErrorOfTheJvmToo() {
        steps.answer("theStep", new NoClassDefFoundError("Session"));

        Exchange exchange = template.send("direct:collect-errors", message -> {});

        assertThat(exchange.isFailed()).isFalse();
        assertThat(steps.calls()).last().asString().startsWith("redeliveryBackoff.await(with-collect-errors, ");
    }
}
