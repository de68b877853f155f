package org.flaghoist.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.console.ConsoleSettings;
import org.flaghoist.demo.DemoSettings;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.Setup;
import org.flaghoist.monitor.AlarmSettings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.operator.OverdueSettings;
import org.flaghoist.operator.RetentionSettings;
import org.flaghoist.operator.TakenSettings;
import org.flaghoist.partner.Secrets;
import org.flaghoist.timestamp.TimeStampSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses settings under {@code flaghoist} that nobody reads. Spring reports only those below a known block, and of
 * one block at a time.
 */
final class StrictSettings implements EnvironmentPostProcessor {

    private static final String ROOT = "flaghoist.";
    private static final Map<String, Class<?>> BLOCKS = Map.of(
            "hub", HubSettings.class,
            "broker", BrokerSettings.class,
            "events", EventsSettings.class,
            "demo", DemoSettings.class,
            "console", ConsoleSettings.class,
            "alarms", AlarmSettings.class,
            "retention", RetentionSettings.class,
            "taken", TakenSettings.class,
            "overdue", OverdueSettings.class,
            "time-stamp", TimeStampSettings.class);

    private final Set<String> known = new HashSet<>(Set.of(ROOT + "data"));

    StrictSettings() {
        BLOCKS.forEach((name, type) -> learn(ROOT + name, type));
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        SetupFaults faults = new SetupFaults();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource
                    || source instanceof ConfigTreePropertySource
                    || source instanceof CommandLinePropertySource) {
                check((EnumerablePropertySource<?>) source, faults);
            }
        }
        if (!faults.isEmpty()) {
            addOtherFaults(environment, faults);
        }
        faults.throwIfAny();
    }

    // The start ends here, so the partners' files are looked at now: one message is to show all there is to fix.
    private static void addOtherFaults(ConfigurableEnvironment environment, SetupFaults faults) {
        Path config = Path.of(environment.getProperty(ROOT + "hub.config", "config"));
        Path mappings = Path.of(environment.getProperty(ROOT + "hub.mappings", "mappings"));
        boolean demo = environment.getProperty(ROOT + "demo.enabled", Boolean.class, false);
        boolean external = Binder.get(environment)
                .bind(ROOT + "broker.external", Bindable.mapOf(String.class, String.class))
                .isBound();
        Secrets all = demo ? Secrets.unknown() : Secrets.environment();
        faults.collect(() -> Setup.read(config, mappings, external ? all.withoutUsers() : all));
    }

    private void check(EnumerablePropertySource<?> source, SetupFaults faults) {
        for (String name : source.getPropertyNames()) {
            if (name.startsWith(ROOT) && !known.contains(plain(name))) {
                String message = "unknown key; remove it or correct its name";
                if (OriginLookup.getOrigin(source, name) instanceof TextResourceOrigin origin) {
                    faults.add(file(origin), origin.getLocation().getLine() + 1, name, message);
                } else {
                    faults.add(source.getName() + ": " + name + ": " + message);
                }
            }
        }
    }

    private void learn(String prefix, Type type) {
        known.add(plain(prefix));
        if (type instanceof ParameterizedType list) {
            learn(prefix, list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                learn(prefix + "." + component.getName(), component.getGenericType());
            }
        }
    }

    /** Without what may be written either way: places in lists, hyphens, capitals. */
    private static String plain(String name) {
        return name.replaceAll("\\[[0-9]+]", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static Path file(TextResourceOrigin origin) {
        try {
            Path here = Path.of("").toAbsolutePath();
            Path file = origin.getResource().getFile().toPath().toAbsolutePath().normalize();
            return file.startsWith(here) ? here.relativize(file) : file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
