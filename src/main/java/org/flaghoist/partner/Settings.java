package org.flaghoist.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/** Resolves the settings of one partner file; each that cannot be resolved is a fault and gives null. */
final class Settings {

    private static final String FILE = "_FILE";

    private final Path file;
    private final Path base;
    private final Secrets secrets;
    private final SetupFaults faults;

    /**
     * @param base what a relative {@code {file: path}} starts from
     */
    Settings(Path file, Path base, Secrets secrets, SetupFaults faults) {
        this.file = file;
        this.base = base;
        this.secrets = secrets;
        this.faults = faults;
    }

    /** False where only the shape of the files can be checked. */
    boolean areSecretsKnown() {
        return secrets.areKnown();
    }

    /** False where the broker's users have no passwords. */
    boolean areSecretsForUsers() {
        return secrets.areForUsers();
    }

    /** Adds a fault of the file as a whole. */
    void fault(String message) {
        faults.add(file, 0, message);
    }

    @Nullable
    String text(String key, @Nullable Setting setting) {
        if (setting == null) {
            faults.add(file, 0, "'" + key + "' is missing; add it");
            return null;
        }
        if (setting.fault() != null) {
            return fault(setting, "'" + key + "' " + setting.fault());
        }
        String value = value(key, setting);
        return value != null && value.isBlank() ? fault(setting, "'" + key + "' is empty; give a value") : value;
    }

    @Nullable
    Secret secret(String key, @Nullable Setting setting) {
        if (setting != null && (setting.text() != null || setting.fallback() != null)) {
            fault(setting, "'" + key + "' stands in the file; keep it out: {env: NAME} or {file: path}");
            return null;
        }
        String value = text(key, setting);
        return value == null ? null : new Secret(value);
    }

    /**
     * @param parse throws IllegalArgumentException with what is wrong
     */
    <T> @Nullable T parsed(String key, @Nullable Setting setting, Function<String, T> parse) {
        String value = text(key, setting);
        if (value == null || setting == null) {
            return null;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            fault(setting, "'" + key + "' " + e.getMessage());
            return null;
        }
    }

    /**
     * @param usual what a setting that is not there stands for
     * @param parse throws IllegalArgumentException with what is wrong
     */
    <T> @Nullable T optional(String key, @Nullable Setting setting, T usual, Function<String, T> parse) {
        return setting == null ? usual : parsed(key, setting, parse);
    }

    private @Nullable String value(String key, Setting setting) {
        if (!secrets.areKnown() && setting.text() == null) {
            return setting.fallback() != null ? setting.fallback() : secrets.lookup(key);
        }
        if (setting.env() != null) {
            return named(key, setting, setting.env());
        }
        return setting.file() != null ? content(key, setting, base.resolve(setting.file())) : setting.text();
    }

    /** The value of a name, or what the file has that {@code NAME_FILE} names: so secrets are mounted in containers. */
    private @Nullable String named(String key, Setting setting, String name) {
        String value = given(secrets.lookup(name));
        String path = given(secrets.lookup(name + FILE));
        if (value != null && path != null) {
            return fault(setting, "'" + key + "': both " + name + " and " + name + FILE + " are set; keep one");
        } else if (path != null) {
            return content(key, setting, Path.of(path));
        } else if (value != null || setting.fallback() != null) {
            return value != null ? value : setting.fallback();
        }
        return fault(setting, "'" + key + "': set " + name + " or " + name + FILE + " in the environment");
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private @Nullable String content(String key, Setting setting, Path path) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            return fault(setting, "'" + key + "': " + path + " cannot be read; create it (" + e + ")");
        }
    }

    private @Nullable String fault(Setting setting, String message) {
        faults.add(file, setting.line(), message);
        return null;
    }
}
