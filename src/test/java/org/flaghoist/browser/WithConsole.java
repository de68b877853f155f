package org.flaghoist.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one console for all of them: its start is what takes long. */
final class WithConsole implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Console.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium.assumeInstalled();
        return Shared.CONSOLE;
    }

    /**
     * Started by the first test, and ended with the JVM: in the build each class is a run of its own for JUnit, so that
     * what one keeps for the next is gone.
     */
    private static final class Shared {

        private static final Console CONSOLE = start();

        private static Console start() {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                Console console = new Console(Files.createTempDirectory(target, "console"));
                Runtime.getRuntime().addShutdownHook(new Thread(console::close));
                return console;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
