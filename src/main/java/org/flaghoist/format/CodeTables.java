package org.flaghoist.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.SetupFaults;

/**
 * Reads code tables: UTF-8, a row {@code native;hub}, with {@code ;in} or {@code ;out} behind it where it holds in one
 * direction only; {@code #} begins a remark. To a table of partner words come those that a partner brings along.
 */
public final class CodeTables {

    private final CalledWords called;
    private final SetupFaults faults;

    public CodeTables(CalledWords called, SetupFaults faults) {
        this.called = called;
        this.faults = faults;
    }

    /** The table {@code name} of the partner's folder, or else of {@code codes/}; empty, with a fault, if in neither. */
    public Optional<CodeTable> read(Path folder, String name, boolean asMarking) {
        Path own = folder.resolve(name + ".csv");
        Path common = folder.resolveSibling("codes").resolve(name + ".csv");
        Path file = Files.exists(own) ? own : common;
        if (!Files.exists(file)) {
            faults.add(folder.resolve("format.yaml"), 0, "code table '" + name + "' is missing; create " + own);
            return Optional.empty();
        }
        return Optional.of(parse(file, name, asMarking ? ProtectiveMarking::key : UnaryOperator.identity()));
    }

    private CodeTable parse(Path file, String name, UnaryOperator<String> key) {
        Map<String, String> toHub = new HashMap<>();
        Map<String, String> toNative = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                row(file, i + 1, line.split(";", -1), key, toHub, toNative);
            }
        }
        boolean ofPartners = called.partners().containsAll(toNative.keySet());
        for (CalledWords.Word word : called.of(file)) {
            String[] cells = {word.word(), word.partner()};
            if (!ofPartners) {
                faults.add(word.file(), word.line(), file + " is no table of partner words; name the one that is");
            } else if (toNative.containsKey(word.partner())) {
                faults.add(word.file(), word.line(), "'" + word.partner() + "' has a word in " + file + "; remove one");
            } else {
                row(word.file(), word.line(), cells, key, toHub, toNative);
            }
        }
        return new CodeTable(name, Map.copyOf(toHub), Map.copyOf(toNative));
    }

    private void row(
            Path file,
            int line,
            String[] cells,
            UnaryOperator<String> key,
            Map<String, String> toHub,
            Map<String, String> toNative) {
        String direction = cells.length > 2 ? cells[2] : "";
        if (cells.length < 2 || cells.length > 3 || !List.of("", "in", "out").contains(direction)) {
            faults.add(file, line, "not a row 'native;hub', 'native;hub;in' or 'native;hub;out'");
            return;
        }
        if (!direction.equals("out") && toHub.put(key.apply(cells[0]), cells[1]) != null) {
            faults.add(file, line, "'" + cells[0] + "' stands twice; remove one row");
        }
        if (cells[1].startsWith("!")) {
            checkFault(file, line, cells[1].substring(1));
        } else if (!direction.equals("in") && toNative.putIfAbsent(cells[1], cells[0]) != null) {
            faults.add(file, line, "'" + cells[1] + "' has two native words; mark all but one with ;in");
        }
    }

    private void checkFault(Path file, int line, String code) {
        try {
            FaultCode.valueOf(code);
        } catch (IllegalArgumentException e) {
            faults.add(file, line, "no fault code '" + code + "'");
        }
    }

    private List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            faults.add(file, 0, "cannot be read as UTF-8: " + e);
            return List.of();
        }
    }
}
