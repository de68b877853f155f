package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class ViewerIT {

    /** Each an MBean, an operation of it, and its arguments. */
    private static final String REQUESTS = """
            Partner,name=bg pause why
            DeadLetters show 17-in
            Shift show 17-in
            Shift note 17-in,why
            Alarms acknowledge 1,WARNING,why
            DeadLetters discardAll ,,,,,,why
            Holds show 16-held-at
            Holds release 16-held-at,why
            Notifications bodies 1
            Notifications find {},{}
            Notifications searches {}
            SendAgain send {},why
            Recall recall uk,NCA/1,why
            Reload ask why
            """;

    @Test
    void isOfferedNoActAndShownWhy(Console console) throws Exception {
        String reference = console.sender().send("reject-unknown-code", "NCA/26/SB/0101");
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("partners/bg");
            for (String act : List.of("Pause", "Test mode", "Set a window", "Test the connection")) {
                assertThat(viewer.button(act)).isDisabled();
            }
            viewer.button("Pause").hover();
            viewer.sees("Only operators and releasers may do this; you are a viewer.");

            viewer.open("dead-letters");
            assertThat(viewer.button(Pattern.compile("Replay all .*"))).isDisabled();
            viewer.page().getByLabel("Reference").fill(reference);
            viewer.link(reference).click();
            for (String act : List.of("Replay", "Edit", "Discard")) {
                assertThat(viewer.button(act)).isDisabled();
            }
            assertThat(viewer.heading("The original")).hasCount(0);
        }
    }

    /**
     * The requests carry the viewer's session and a valid token, as a script in the viewer's browser could send them.
     */
    @Test
    void isRefusedWhateverTheBrowserAsksFor(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            for (String request : REQUESTS.lines().toList()) {
                String[] parts = request.split(" ", 3);
                String post = """
                        async () => {
                          const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1]
                          const answer = await fetch('/actuator/jolokia', {
                            method: 'POST',
                            headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token},
                            body: JSON.stringify({type: 'exec', mbean: 'org.flaghoist:type=%s', operation: '%s', arguments: '%s'.split(',')})
                          })
                          return (await answer.json()).status
                        }""".formatted((Object[]) parts);
                assertThat(viewer.fetch(post)).as(request).isEqualTo("403");
            }
        }
    }

    @Test
    void makesNobodyElseActByALink(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            String get = "async () => (await (await fetch("
                    + "'/actuator/jolokia/exec/org.flaghoist:type=Partner,name=bg/pause/why')).json()).status";
            assertThat(operator.fetch(get)).isEqualTo("403");
            String noToken = """
                    async () => (await fetch('/actuator/jolokia', {
                      method: 'POST',
                      headers: {'Content-Type': 'application/json'},
                      body: JSON.stringify({type: 'exec', mbean: 'org.flaghoist:type=Partner,name=bg', operation: 'pause', arguments: ['why']})
                    })).status""";
            assertThat(operator.fetch(noToken)).isEqualTo("403");
            operator.goTo("Partners");
            assertThat(operator.row("Bulgaria")).containsText("Active");
        }
    }
}
