package org.flaghoist.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/**
 * Reads code tables: UTF-8, a row {@code native;hub}, with {@code ;in} or {@code ;out} behind it where it holds in one
 * direction only; {@code #} begins a comment. {@code !CODE_UNKNOWN} stands in the place of a native word that the form
 * does not have. To a table of partner words come those that a partner brings along.
 */
public final class CodeTables {

    /** In the place of a native word: the form cannot say it, and {@link CodeTable#nativeWord} refuses. */
    public static final String NO_WORD = "!CODE_UNKNOWN";

    /** What a row may look like. */
    private static final List<String> SHAPES = List.of("native;hub", "native;hub;in", "native;hub;out");

    private static final String EXTENSION = ".csv";

    private final CalledWords called;
    private final SetupFaults faults;
    private final TableObserver observer;

    public CodeTables(CalledWords called, SetupFaults faults) {
        this(called, faults, TableObserver.NONE);
    }

    public CodeTables(CalledWords called, SetupFaults faults, TableObserver observer) {
        this.called = called;
        this.faults = faults;
        this.observer = observer;
    }

    /**
     * The table {@code name} of the partner's folder, or else of {@code codes/}; empty, with a fault, if in neither.
     */
    public Optional<CodeTable> read(Path folder, String name, boolean asMarking) {
        Path file = file(folder, name);
        if (!SetupText.isThere(file)) {
            faults.add(folder.resolve(name + EXTENSION), 1, name, "there is no such code table; create it");
            return Optional.empty();
        }
        return Optional.of(parse(file, name, asMarking ? ProtectiveMarking::key : UnaryOperator.identity()));
    }

    /** Where the table of this name stands: in the partner's folder, or else in {@code codes/}. */
    public static Path file(Path folder, String name) {
        Path own = folder.resolve(name + EXTENSION);
        return SetupText.isThere(own) ? own : folder.resolveSibling("codes").resolve(name + EXTENSION);
    }

    /**
     * All rows of a table.
     *
     * @param faults takes what is no row; such are left out
     */
    public static List<TableRows.TableRow> rows(Path file, SetupFaults faults) {
        return new TableRows(file, faults).of(SHAPES.toArray(String[]::new));
    }

    /** Whether there is such a table, in the folder or in {@code codes/}. */
    static boolean isThere(Path folder, String name) {
        return SetupText.isThere(file(folder, name));
    }

    private CodeTable parse(Path file, String name, UnaryOperator<String> key) {
        CodeWords words = new CodeWords(key, new HashMap<>(), new HashMap<>());
        Map<String, Supplier<String>> places = new HashMap<>();
        Map<String, Integer> missing = new LinkedHashMap<>();
        for (TableRows.TableRow row : new TableRows(file, faults).some(SHAPES.toArray(String[]::new))) {
            if (row.cell(0).isBlank()) {
                missing.putIfAbsent(row.cell(1), row.line());
            } else if (isNeverFound(row, key)) {
                faults.add(
                        file,
                        row.line(),
                        row.key(),
                        "is not in Unicode's NFC, as where letters and their marks stand apart, so nothing that comes"
                                + " in would be the same; write it as it stands here: '" + Nfc.of(row.cell(0)) + "'");
            } else {
                words.add(row.cells(), fault -> faults.add(file, row.line(), row.key(), fault));
                places.putIfAbsent(key.apply(row.cell(0)), () -> file + ":" + row.line());
            }
        }
        new MissingWords(file, faults)
                .report(missing, hub -> "write it before the ';', or '" + NO_WORD + "' where the form cannot say it");
        // One that is mistyped is said by itself.
        boolean ofPartners = words.toNative.keySet().stream()
                        .map(RecipientId::partner)
                        .filter(called.partners()::contains)
                        .count()
                >= (words.toNative.size() + 1) / 2;
        for (CalledWords.Word word : called.of(file)) {
            String fault = ofPartners ? collision(file, word, words, places) : noPartnerTable(file);
            if (fault == null) {
                words.add(List.of(word.word(), word.partner()), wrong -> add(word, wrong));
                places.putIfAbsent(key.apply(word.word()), () -> word.file() + ":" + word.line());
            } else {
                add(word, fault);
            }
        }
        return observer.observed(file, new CodeTable(name, Map.copyOf(words.toHub), Map.copyOf(words.toNative)));
    }

    // All that comes in is made NFC before it is looked up.
    private static boolean isNeverFound(TableRows.TableRow row, UnaryOperator<String> key) {
        boolean isOnlyWritten = row.cells().size() > 2 && row.cell(2).equals("out");
        String word = row.cell(0);
        return !isOnlyWritten && !key.apply(word).equals(key.apply(Nfc.of(word)));
    }

    private static String noPartnerTable(Path file) {
        return file + " is no table of partner words; name the one that is";
    }

    private static @Nullable String collision(
            Path file, CalledWords.Word word, CodeWords words, Map<String, Supplier<String>> places) {
        if (words.toNative.containsKey(word.partner())) {
            return "'" + word.partner() + "' has a word in " + file + "; remove one";
        }
        String compared = words.key.apply(word.word());
        String other = words.toHub.get(compared);
        Supplier<String> place = places.get(compared);
        return other == null || place == null
                ? null
                : "'" + word.word() + "' stands for '" + other + "' already, in " + place.get()
                        + "; choose another word";
    }

    private void add(CalledWords.Word word, String fault) {
        faults.add(word.file(), word.line(), word.key(), fault);
    }

    /** @param key the form in which native words are looked up */
    private record CodeWords(UnaryOperator<String> key, Map<String, String> toHub, Map<String, String> toNative) {

        void add(List<String> cells, Consumer<String> faults) {
            String word = cells.get(0);
            String hub = cells.get(1);
            String direction = cells.size() > 2 ? cells.get(2) : "";
            if (!List.of("", "in", "out").contains(direction)) {
                faults.accept("has '" + direction + "' as its direction; write " + TableRows.oneOf(SHAPES));
                return;
            }
            if (word.startsWith("!")) {
                if (!word.equals(NO_WORD)) {
                    faults.accept("is no word; write '" + NO_WORD + ";" + hub + "' where the form has none");
                }
                return;
            }
            if (hub.isBlank()) {
                faults.accept("has no hub word; write it behind the ';', or remove the row");
                return;
            }
            String said = direction.equals("out") ? null : toHub.put(key.apply(word), hub);
            boolean isWritten = !direction.equals("in") && !hub.startsWith("!");
            String written = isWritten ? toNative.putIfAbsent(hub, word) : null;
            if (hub.equals(said) || word.equals(written)) {
                faults.accept("stands twice for " + hub + "; remove one row");
            } else {
                checkClash(hub, said, written, faults);
            }
            if (hub.startsWith("!")) {
                checkCode(hub.substring(1), faults);
            }
        }

        private static void checkClash(
                String hub, @Nullable String said, @Nullable String written, Consumer<String> faults) {
            if (said != null) {
                faults.accept("stands for " + said + " and for " + hub
                        + "; write another word for one of them, or mark the one that is only written with ;out");
            }
            if (written != null) {
                faults.accept(
                        "is the second native word of " + hub + ", beside " + written + "; mark all but one with ;in");
            }
        }

        private static void checkCode(String code, Consumer<String> faults) {
            try {
                FaultCode.valueOf(code);
            } catch (IllegalArgumentException e) {
                faults.accept("there is no fault code '" + code + "'; write one of " + List.of(FaultCode.values()));
            }
        }
    }
}
