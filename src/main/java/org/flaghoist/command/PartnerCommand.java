package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How the partners of a running hub stand. */
@Command(
        name = "partner",
        mixinStandardHelpOptions = true,
        description = "List the partners of a running hub; pause, test or activate one, or set a maintenance window.")
final class PartnerCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: list, pause, test, activate, maintain, end-maintenance.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All partners, their state and why.")
    int list(@Mixin RunningHub hub) throws IOException {
        JsonNode beans = hub.client().attributes("type=Partner,*");
        List<String> lines = new ArrayList<>();
        beans.fields().forEachRemaining(bean -> lines.add(line(bean.getKey(), bean.getValue())));
        lines.sort(null);
        return hub.print(beans, String.join("\n", lines));
    }

    private static String line(String bean, JsonNode partner) {
        String name = bean.replaceFirst(".*name=([^,]*).*", "$1");
        String maintenance = partner.path("Maintenance").asText("");
        return "%-10s %-8s since %s by %s: %s%s"
                .formatted(
                        name,
                        partner.path("State").asText(),
                        partner.path("Since").asText("-"),
                        partner.path("By").asText("-"),
                        partner.path("Reason").asText("-"),
                        maintenance.isEmpty() || maintenance.equals("null") ? "" : "; maintenance " + maintenance);
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Let everything from it and for it wait, in order, until it is activated.")
    int pause(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return change(hub, partner, "pause", reason);
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Begin a test run: everything is done and recorded, and nothing is sent.")
    int test(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return change(hub, partner, "test", reason);
    }

    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "End a pause or test mode; what waits is handled first.")
    int activate(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return change(hub, partner, "activate", reason);
    }

    @Command(
            name = "maintain",
            mixinStandardHelpOptions = true,
            description = "Set a maintenance window: what is for it waits, and senders get a receipt that says so.")
    int maintain(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(names = "--from", required = true, description = "with its zone: 2026-11-27T04:00Z") String from,
            @Option(names = "--to", required = true, description = "likewise") String to,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return change(hub, partner, "maintain", from, to, reason);
    }

    @Command(
            name = "end-maintenance",
            mixinStandardHelpOptions = true,
            description = "End its maintenance window now, or cancel the next one.")
    int endMaintenance(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return change(hub, partner, "endMaintenance", reason);
    }

    private static int change(RunningHub hub, String partner, String act, Object... arguments) throws IOException {
        if (!partner.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("'" + partner + "' is no partner's id");
        }
        JsonNode answer = hub.client().run("type=Partner,name=" + partner, act, arguments);
        return hub.print(answer, partner + ": " + act + " done");
    }
}
