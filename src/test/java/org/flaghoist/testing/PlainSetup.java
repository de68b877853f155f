package org.flaghoist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.release.ReleasePolicy;
import org.jspecify.annotations.Nullable;

/** What the files say of partners whose form is the hub's ({@link PlainMapping}). */
public final class PlainSetup {

    private PlainSetup() {}

    /** A {@code format.yaml} with something in it is the version of its partner's mapping. */
    public static Setup read(SetupFiles files) {
        Path config = files.config();
        Path mappings = files.mappings();
        Mapping plain = new PlainMapping();
        SetupFaults faults = new SetupFaults();
        Partners partners = Partners.read(config, mappings, PlainSetup::secret, faults);
        ReleasePolicy policy = Setup.policy(files, partners, faults);
        faults.throwIfAny();
        Map<String, Mapping> byPartner = new HashMap<>();
        for (Partner partner : partners.all()) {
            String version = version(mappings.resolve(partner.id()));
            byPartner.put(partner.id(), version.isEmpty() ? plain : new PlainMapping(version));
        }
        return new Setup(partners, new Mappings(byPartner), Objects.requireNonNull(policy));
    }

    private static String version(Path folder) {
        try {
            return Files.readString(folder.resolve("format.yaml")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String secret(String name) {
        if (name.endsWith("_FILE")) {
            return null;
        }
        return name.startsWith("SFTP") ? SftpServerFixture.PASSWORD : BrokerFixture.password(name);
    }
}
