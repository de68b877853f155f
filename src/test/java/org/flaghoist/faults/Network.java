package org.flaghoist.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.testing.FaultProxy;

/**
 * The network between one hub and all that it needs. While it is lost nothing comes through, and no peer gets to know
 * it.
 */
final class Network implements AutoCloseable {

    /** As in a URL or a list of servers, or in a partner's file. */
    private static final Pattern SERVER = Pattern.compile("(\\b(?:localhost|127\\.0\\.0\\.1):|\\bport: )(\\d+)");

    private final Map<Integer, FaultProxy> ways = new HashMap<>();

    /** The same text with other ports: who goes there goes over this network. */
    String over(String text) {
        return SERVER.matcher(text).replaceAll(server -> server.group(1) + way(Integer.parseInt(server.group(2))));
    }

    List<String> over(List<String> texts) {
        return texts.stream().map(this::over).toList();
    }

    Map<String, String> over(Map<String, String> environment) {
        Map<String, String> over = new HashMap<>();
        environment.forEach((name, value) -> over.put(name, over(value)));
        return over;
    }

    /** Copies a folder of settings. */
    void over(Path folder, Path copy) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = copy.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, over(Files.readString(file)));
        }
    }

    private int way(int port) {
        return ways.computeIfAbsent(port, Network::proxy).port();
    }

    private static FaultProxy proxy(int port) {
        try {
            return new FaultProxy(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void lose() {
        ways.values().forEach(FaultProxy::swallow);
    }

    /** Loses the way to this port only. */
    void lose(int port) {
        Objects.requireNonNull(ways.get(port), "nobody goes there").swallow();
    }

    /** What was on its way arrives now, late. */
    void restore() throws IOException {
        for (FaultProxy way : ways.values()) {
            way.heal();
        }
    }

    @Override
    public void close() throws IOException {
        for (FaultProxy way : ways.values()) {
            way.close();
        }
    }
}
