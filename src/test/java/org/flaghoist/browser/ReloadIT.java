package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class ReloadIT {

    @Test
    void goesOverToAChangedFileAndSaysWhatChanged(Console console) throws IOException {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("reload");
            operator.sees("At work");
            Files.writeString(policy(console), "# a word more\n", StandardOpenOption.APPEND);
            operator.button("Reload").click();
            operator.sees("Otherwise none changes anything");
            operator.confirm("Reload", "the policy has another word");

            assertThat(operator.row("the policy has another word")).containsText("In force");
            assertThat(operator.row("the policy has another word")).containsText("config/release-policy.yaml");
            picture(operator, "reload-in-force");
            operator.open("audit");
            assertThat(operator.row("the policy has another word")).containsText("reload AGREED");
        }
    }

    @Test
    void refusesAFaultyFileWithItsPlaceAndChangesNothing(Console console) throws IOException {
        Path policy = policy(console);
        String before = Files.readString(policy);
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("reload");
            operator.sees("At work");
            Files.writeString(policy, "\nnonsense: 1\n", StandardOpenOption.APPEND);
            operator.button("Reload").click();
            operator.confirm("Reload", "something went wrong");

            assertThat(operator.row("something went wrong")).containsText("Refused");
            assertThat(operator.row("something went wrong")).containsText("nonsense");
            picture(operator, "reload-refused");
        } finally {
            Files.writeString(policy, before);
        }
    }

    @Test
    void letsAViewerOnlyLook(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("reload");
            viewer.sees("Only operators and releasers reload.");
            assertThat(viewer.button("Reload")).isDisabled();
        }
    }

    private static Path policy(Console console) {
        return console.config().resolve("release-policy.yaml");
    }

    private static void picture(ConsolePerson person, String name) {
        person.page()
                .screenshot(new ScreenshotOptions()
                        .setPath(Path.of("target/screenshots").resolve(name + ".png")));
    }
}
