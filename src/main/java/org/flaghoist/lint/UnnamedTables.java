package org.flaghoist.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.NamedTables;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/** Finds code tables of a partner's folder that no field and no mapping names: their words count for nothing. */
final class UnnamedTables {

    private static final String TABLE = ".csv";
    private static final String MAPPING = ".jslt";

    private final Path folder;
    private final SetupFaults found;

    UnnamedTables(Path folder, SetupFaults found) {
        this.folder = folder;
        this.found = found;
    }

    void check(FormatFile format) {
        Set<String> named = new HashSet<>();
        Stream.of(format.notification(), format.receipt(), format.picture())
                .flatMap(part -> part.byPath().values().stream())
                .map(field -> field.words().table())
                .filter(Objects::nonNull)
                .forEach(named::add);
        for (Path mapping : files(MAPPING)) {
            Set<String> asked = NamedTables.of(SetupText.orNone(mapping));
            if (asked == null) {
                // It may be any.
                return;
            }
            named.addAll(asked);
        }
        for (Path table : files(TABLE)) {
            String name = table.getFileName().toString();
            if (!named.contains(name.substring(0, name.length() - TABLE.length()))) {
                found.addWhole(
                        table,
                        "no field of format.yaml and no mapping names this table; name it there, or remove the file");
            }
        }
    }

    private List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
