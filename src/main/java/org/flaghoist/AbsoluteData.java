package org.flaghoist;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Makes {@code flaghoist.data} absolute: the database refuses a path like {@code data/ledger}. */
final class AbsoluteData implements EnvironmentPostProcessor {

    private static final String KEY = "flaghoist.data";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String data = environment.getProperty(KEY);
        if (data != null) {
            Map<String, Object> absolute =
                    Map.of(KEY, Path.of(data).toAbsolutePath().normalize().toString());
            environment.getPropertySources().addFirst(new MapPropertySource("absolute data", absolute));
        }
    }
}
