package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import org.flaghoist.people.Person;
import org.flaghoist.reload.HubAnswer;
import org.flaghoist.reload.Reload;
import org.flaghoist.reload.ReloadState;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.WorkingHub;

/** A whole hub whose files are changed as it works. */
public record ReloadingHub(HubFixture hub) {

    public void write(String file, String text) throws IOException {
        Files.writeString(hub.directory().resolve(file), text);
    }

    public void change(String file, UnaryOperator<String> change) throws IOException {
        write(file, change.apply(Files.readString(hub.directory().resolve(file))));
    }

    /** Returns when the hub works by its files as they are now. */
    public void reload() {
        assertThat(ended().state()).isEqualTo(ReloadState.AGREED);
        awaitSwitch();
    }

    private void awaitSwitch() {
        await().untilAsserted(
                        () -> assertThat(hub.bean(Reloads.class).list().get(0).answers())
                                .singleElement()
                                .extracting(HubAnswer::switched)
                                .isNotNull());
    }

    /** Whether the hub works by its files as they are now; not where a change needs a start. */
    boolean isReloaded() {
        ReloadState state = ended().state();
        if (state == ReloadState.AGREED) {
            awaitSwitch();
        }
        return state == ReloadState.AGREED || state == ReloadState.UNCHANGED;
    }

    /** How a reload ended. */
    public Reload ended() {
        Reloads reloads = hub.bean(Reloads.class);
        reloads.ask(Person.local(HubFixture.OPERATOR), "asked for by the test");
        await().until(() -> reloads.list().get(0).reload().state() != ReloadState.CHECKING);
        return reloads.list().get(0).reload();
    }

    public String configuration() {
        return String.valueOf(hub.bean(WorkingHub.class).decidesBy().name());
    }
}
