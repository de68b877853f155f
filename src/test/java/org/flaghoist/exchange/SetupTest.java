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
}
