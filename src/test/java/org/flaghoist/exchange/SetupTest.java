package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files say together. */
class SetupTest {

    @Test
    void refusesMonthlyPicturesForAPartnerThatHasNoFormForThem(@TempDir Path directory) throws Exception {
        SeventhPartner project = SeventhPartner.addedIn(directory);
        Files.writeString(
                project.config().resolve("partners/vn.yaml"), "monthlyPicture: 5\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Setup.read(project.config(), project.mappings(), Secrets.unknown()))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("vn.yaml")
                .hasMessageContaining("monthlyPicture: needs")
                .hasMessageContaining("vn/picture.jslt and 'picture' in its format.yaml");
    }

    @Test
    void refusesOneUserForTwoPartnersAndThoseOfTheHub(@TempDir Path directory) throws Exception {
        SeventhPartner project = SeventhPartner.addedIn(directory);
        Path at = project.config().resolve("partners/at.yaml");
        Path europol = project.config().resolve("partners/europol.yaml");
        Files.writeString(at, Files.readString(at).replace("user: at", "user: uk"));
        Files.writeString(europol, Files.readString(europol).replace("user: europol", "user: flaghoist.hub"));

        assertThatThrownBy(() -> Setup.read(project.config(), project.mappings(), Secrets.unknown()))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        at + ":4: jms.user: 'uk' is the user of partner 'uk'; give each its own",
                        europol + ":4: jms.user: 'flaghoist.hub' is a user of the hub's own; give the partner another");
    }
}
