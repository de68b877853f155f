package org.flaghoist.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.flaghoist.notification.PrivateFiles;

/** The demo's passwords, made when first asked for and kept for the next start. */
final class Credentials {

    private static final int BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final Properties kept = new Properties();
    private final Path file;

    Credentials(Path directory) {
        this.file = directory.resolve("credentials.properties");
        try {
            PrivateFiles.directory(directory);
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized String password(String name) {
        String password = kept.getProperty(name);
        return password != null ? password : make(name);
    }

    private String make(String name) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        kept.setProperty(name, password);
        try (Writer writer = PrivateFiles.writer(file)) {
            kept.store(writer, "Made by the demo at its first start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return password;
    }
}
