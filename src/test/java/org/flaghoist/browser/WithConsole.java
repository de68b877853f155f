package org.flaghoist.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one console for all of them: its start is what takes long. */
final class WithConsole implements ParameterResolver {

    /** Closed when the last test is over. */
    private record Running(Console console) implements CloseableResource {

        @Override
        public void close() throws InterruptedException {
            console.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Console.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium.assumeInstalled();
        return context.getRoot()
                .getStore(Namespace.create(WithConsole.class))
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
                .console();
    }

    private static Running start() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return new Running(new Console(Files.createTempDirectory(target, "console")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
