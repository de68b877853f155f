package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;

/** A whole hub whose files are changed as it works. */
record ReloadingHub(HubFixture hub, Path directory) {

    void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    void change(String file, UnaryOperator<String> change) throws IOException {
        write(file, change.apply(Files.readString(directory.resolve(file))));
    }

    /** Returns when the hub works by its files as they are now. */
    void reload() {
        assertThat(ended().state()).isEqualTo(ReloadState.AGREED);
        await().untilAsserted(
                        () -> assertThat(hub.bean(Reloads.class).list().get(0).answers())
                                .singleElement()
                                .extracting(HubAnswer::switched)
                                .isNotNull());
    }

    /** How a reload ended. */
    Reload ended() {
        Reloads reloads = hub.bean(Reloads.class);
        reloads.ask(Person.local(HubFixture.OPERATOR), "asked for by the test");
        await().until(() -> reloads.list().get(0).reload().state() != ReloadState.CHECKING);
        return reloads.list().get(0).reload();
    }

    String configuration() {
        return String.valueOf(hub.bean(WorkingHub.class).decidesBy().name());
    }
}
