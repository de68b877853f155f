package org.flaghoist.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.flaghoist.partner.Secrets;
import org.jspecify.annotations.Nullable;

/** What the environment says first; else what the demo made for the partners that it simulates. */
final class DemoSecrets implements Secrets {

    private final Secrets environment;
    private final Map<String, Supplier<String>> made = new LinkedHashMap<>();

    DemoSecrets(Secrets environment, DemoSettings settings, Credentials credentials, HostKeys hostKeys) {
        this.environment = environment;
        for (String partner : settings.partners()) {
            String prefix = "FLAGHOIST_" + partner.toUpperCase(Locale.ROOT).replace('-', '_');
            made.put(prefix + "_PASSWORD", () -> credentials.password(partner));
            made.put(prefix + "_HOST_KEY", () -> hostKeys.publicKey(partner));
        }
    }

    @Override
    public @Nullable String lookup(String name) {
        String given = environment.lookup(name);
        Supplier<String> own = made.get(name);
        return given != null || own == null ? given : own.get();
    }
}
