package org.flaghoist.exchange;

import java.nio.file.Path;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;

/** Sees that partner files ask for nothing that the partners' forms cannot do. */
public final class FormsCheck {

    private final Path config;
    private final Path mappings;
    private final SetupFaults faults;

    public FormsCheck(Path config, Path mappings, SetupFaults faults) {
        this.config = config;
        this.mappings = mappings;
        this.faults = faults;
    }

    /** @param read those whose folders have no fault */
    void check(Partners partners, Mappings read) {
        checkTransports(partners);
        partners.all().forEach(partner -> checkPictures(partner, read));
    }

    /** Sees that none whose form needs files is reached by messages. */
    public void checkTransports(Partners partners) {
        partners.all().forEach(this::checkTransport);
    }

    // Whatever else its folder lacks: one who mends that would do so for nothing.
    private void checkTransport(Partner partner) {
        if (!(partner.transport() instanceof Jms)) {
            return;
        }
        Path yaml = mappings.resolve(partner.id()).resolve("format.yaml");
        FormatFile format = StrictYaml.read(yaml, FormatFile.class, new SetupFaults());
        if (format != null && format.syntax().needsFiles()) {
            wrong(
                    partner,
                    "jms",
                    "records are exchanged as files, and %s:%d has 'syntax: records'; reach it by sftp, or give it"
                                    .formatted(yaml, YamlLines.near(yaml, "syntax"))
                            + " another syntax");
        }
    }

    private void checkPictures(Partner partner, Mappings read) {
        if (partner.wishes().monthlyPicture() != null
                && read.partners().contains(partner.id())
                && !read.of(partner.id()).writesPictures()) {
            wrong(
                    partner,
                    "monthlyPicture",
                    "needs %s and 'picture' in its format.yaml; write them, or remove the key"
                            .formatted(mappings.resolve(partner.id()).resolve("picture.jslt")));
        }
    }

    private void wrong(Partner partner, String key, String message) {
        Path file = Partners.file(config, partner.id());
        faults.add(file, YamlLines.near(file, key), key, message);
    }
}
