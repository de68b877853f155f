package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/** Runs cases of sample files: prepares a folder, runs commands of flaghoist in it, and looks at what they say. */
public final class CaseRun implements AutoCloseable {

    /** What the tests of one package do beside commands. */
    @FunctionalInterface
    public interface Verb {
        void take(CaseRun run, List<String> words) throws Exception;
    }

    private final CaseFolder folder = new CaseFolder();
    private final CaseFiles files = new CaseFiles(folder);
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> backgroundNames = new HashMap<>();
    private final Map<String, Verb> verbs;

    private Path prepared = Path.of("");
    private String out = "";
    private String err = "";
    private String all = "";
    private int exit = -1;
    private List<String> lines = List.of();

    public CaseRun(Map<String, Verb> verbs) throws IOException {
        this.verbs = verbs;
    }

    /** Runs its steps, in a folder as the background of its file leaves it. */
    public void run(SampleCase each) throws Exception {
        if (each.file().equals(prepared)) {
            folder.restore();
        } else {
            prepare(each);
        }
        names.clear();
        names.putAll(backgroundNames);
        take(each.file(), each.steps());
    }

    private void prepare(SampleCase each) throws Exception {
        prepared = Path.of("");
        folder.clear();
        names.clear();
        take(each.file(), each.background());
        backgroundNames.clear();
        backgroundNames.putAll(names);
        folder.keep();
        prepared = each.file();
    }

    private void take(Path file, List<SampleCase.Step> steps) throws Exception {
        for (SampleCase.Step step : steps) {
            List<String> words = step.words().stream()
                    .map(word -> SampleCase.filled(word, names))
                    .toList();
            try {
                take(step.verb(), words);
            } catch (AssertionError e) {
                throw new AssertionError(file + ":" + step.line() + ": " + e.getMessage(), e);
            } catch (RuntimeException e) {
                throw new IllegalStateException(file + ":" + step.line() + ": " + e, e);
            }
        }
    }

    private void take(String verb, List<String> words) throws Exception {
        if (verbs.containsKey(verb)) {
            verbs.get(verb).take(this, words);
            return;
        }
        switch (verb) {
            case "run" -> command(words.get(0));
            case "name" -> names.put(words.get(0), words.get(1));
            case "exit" -> assertThat(exit).isEqualTo(Integer.parseInt(words.get(0)));
            case "exitNot" -> assertThat(exit).isNotEqualTo(Integer.parseInt(words.get(0)));
            case "less" -> assertThat(Integer.parseInt(words.get(0))).isLessThan(Integer.parseInt(words.get(1)));
            case "names" ->
                found(List.of(Objects.requireNonNull(
                        file("~/" + words.get(0)).toFile().list())));
            case "clearProperty" -> System.clearProperty(words.get(0));
            case "out" -> CaseChecks.text(out, words);
            case "err" -> CaseChecks.text(err, words);
            case "all" -> CaseChecks.text(all, words);
            case "order" -> assertThat(out).containsSubsequence(words);
            case "lines" -> lines = out.lines().toList();
            case "among" -> lines = CaseChecks.among(lines, words);
            default -> {
                if (!files.take(verb, words, names)) {
                    CaseChecks.lines(verb, lines, words);
                }
            }
        }
    }

    /** Its words are separated by blanks; {@code ~} is the folder. */
    private void command(String command) throws IOException {
        String[] words = Stream.of(command.split(" +"))
                .map(word -> word.replaceFirst("^(@?)~", "$1" + path()))
                .toArray(String[]::new);
        print(() -> exit = Commands.run(words));
    }

    /** What is printed meanwhile is what the steps that follow look at. */
    public void print(Runnable printing) throws IOException {
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        ByteArrayOutputStream ofOut = new ByteArrayOutputStream();
        ByteArrayOutputStream ofErr = new ByteArrayOutputStream();
        try {
            System.setOut(printer(ofOut, both));
            System.setErr(printer(ofErr, both));
            printing.run();
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
        out = text(ofOut);
        err = text(ofErr);
        all = text(both);
        lines = CaseChecks.findings(out, names.getOrDefault("anyway", ""));
    }

    private static PrintStream printer(OutputStream one, OutputStream other) {
        OutputStream both = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                one.write(b);
                other.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                one.write(bytes, offset, length);
                other.write(bytes, offset, length);
            }
        };
        return new PrintStream(both, true, StandardCharsets.UTF_8);
    }

    private String text(ByteArrayOutputStream printed) {
        return shown(printed.toString(StandardCharsets.UTF_8));
    }

    /** The text with {@code ~} in the place of the folder. */
    private String shown(String text) {
        return text.replace(path().toString(), "~");
    }

    /** The steps that follow look at these lines. */
    public void found(List<String> found) {
        lines = new ArrayList<>(found.stream().map(this::shown).toList());
        out = String.join("\n", lines);
    }

    /** The steps that follow look at this text. */
    public void said(String text) {
        found(text.lines().toList());
        out = shown(text);
    }

    /**
     * What an expression of Spring finds in an object is held against checks.
     *
     * @param words the expression, and the checks
     */
    public static void look(@Nullable Object in, List<String> words) {
        StandardEvaluationContext context = new StandardEvaluationContext(in);
        context.setVariable("today", LocalDate.now(ZoneOffset.UTC));
        Object found = new SpelExpressionParser().parseExpression(words.get(0)).getValue(context);
        CaseChecks.text(String.valueOf(found), words.subList(1, words.size()));
    }

    public List<String> lines() {
        return lines;
    }

    public String out() {
        return out;
    }

    /** Steps that follow may name it in angle brackets. */
    public void name(String name, String value) {
        names.put(name, value);
    }

    public Path path() {
        return folder.path();
    }

    /** In the folder where it begins with {@code ~/}, else in the project. */
    public Path file(String name) {
        return files.file(name);
    }

    @Override
    public void close() {
        folder.close();
    }
}
