package org.flaghoist.demo;

import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.notification.Receipt;

/** What the demo says at the end: how many, and where to look. */
final class Summary {

    private final ClientsFile clients;
    private final DemoSettings settings;
    private final Tally tally;

    Summary(ClientsFile clients, DemoSettings settings, Tally tally) {
        this.clients = clients;
        this.settings = settings;
        this.tally = tally;
    }

    String counts() {
        StringBuilder text = new StringBuilder("%n%d notifications: %d accepted, %d rejected, %d duplicate%n"
                .formatted(
                        tally.answers(),
                        tally.of("answers", Receipt.Status.ACCEPTED.name()),
                        tally.of("answers", Receipt.Status.REJECTED.name()),
                        tally.of("answers", Receipt.Status.DUPLICATE.name())));
        for (String partner : clients.partners().keySet()) {
            int given =
                    tally.of(partner, DeliveryState.QUEUED.name()) + tally.of(partner, DeliveryState.DELIVERED.name());
            text.append("    %-8s got %2d, held %d, refused %d, failed %d%n"
                    .formatted(
                            partner,
                            given,
                            tally.of(partner, DeliveryState.HELD.name()),
                            tally.of(partner, DeliveryState.REFUSED.name()),
                            tally.of(partner, DeliveryState.FAILED.name())));
        }
        return text.toString();
    }

    String whereToLook() {
        StringBuilder text = new StringBuilder("%nWhere to look%n".formatted());
        for (Map.Entry<String, ClientsFile.Client> entry : clients.partners().entrySet()) {
            text.append("    %-8s %s%n".formatted(entry.getKey(), where(entry.getKey(), entry.getValue())));
        }
        ClientsFile.Console console = clients.console();
        text.append("    console  %s  user %s, password %s%n"
                .formatted(console.address(), console.user(), console.password()));
        for (ClientsFile.Login login : console.others()) {
            text.append("             user %s, password %s%n".formatted(login.user(), login.password()));
        }
        text.append("    clients  %s%n".formatted(shown().resolve("clients.json")));
        return text + "The hub runs; Ctrl-C stops it.";
    }

    private String where(String id, ClientsFile.Client client) {
        String directory = shown().resolve(id).toString();
        if (client.queues() != null) {
            return directory + "/inbox, later messages on queue "
                    + client.queues().out() + "; send to " + client.queues().in();
        }
        return directory + "/" + client.inbox() + "; put files into " + directory + "/" + client.outbox();
    }

    /** As short as a reader in the working directory needs it. */
    private Path shown() {
        Path here = Path.of("").toAbsolutePath();
        Path directory = settings.directory().toAbsolutePath().normalize();
        return directory.startsWith(here) ? here.relativize(directory) : directory;
    }
}
