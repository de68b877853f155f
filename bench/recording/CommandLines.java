import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs command lines of the jar in this JVM, because starting one for each would take minutes. Thread-safe: each thread
 * has its own standard output.
 */
final class CommandLines {

    /** Each has {@code static int run(String[])}; the first that is there counts. Where it moves, add its new name. */
    private static final List<String> ENTRIES = List.of("org.flaghoist.command.Commands");

    private static final PrintStream TERMINAL = System.out;
    private static final PrintStream ERRORS = System.err;

    /** What a command line gave. */
    record Result(String line, int code, String out, String err) {

        String text() {
            return "$ flaghoist " + line + "\n" + out + (err.isEmpty() ? "" : "[err]\n" + err) + "[exit code " + code
                    + "]\n";
        }
    }

    private final Method run;
    private final Capture out = new Capture(TERMINAL);
    private final Capture err = new Capture(ERRORS);
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    CommandLines() throws ReflectiveOperationException {
        this.run = entry();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static Method entry() throws NoSuchMethodException {
        for (String name : ENTRIES) {
            try {
                return Class.forName(name).getMethod("run", String[].class);
            } catch (ClassNotFoundException e) {
                // It may be the next one.
            }
        }
        throw new IllegalStateException("none of " + ENTRIES + " is in the jar; name the command line's class there");
    }

    Result run(List<String> words) {
        called.add(String.join(
                " ",
                words.stream()
                        .takeWhile(word -> word.matches("[a-z][a-z-]*"))
                        .limit(2)
                        .toList()));
        out.begin();
        err.begin();
        int code;
        try {
            code = (int) run.invoke(null, (Object) words.toArray(String[]::new));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(String.join(" ", words), e.getCause());
        }
        return new Result(String.join(" ", words), code, out.end(), err.end());
    }

    /** The first words of those that were run. */
    Set<String> called() {
        return new TreeSet<>(called);
    }

    /** Goes to the thread's own buffer while it has one, else to the terminal. */
    private static final class Capture extends OutputStream {

        private final PrintStream terminal;
        private final ThreadLocal<ByteArrayOutputStream> own = new ThreadLocal<>();

        Capture(PrintStream terminal) {
            this.terminal = terminal;
        }

        void begin() {
            own.set(new ByteArrayOutputStream());
        }

        String end() {
            String text = own.get().toString(StandardCharsets.UTF_8);
            own.remove();
            return text;
        }

        @Override
        public void write(int b) {
            OutputStream target = own.get();
            if (target == null) {
                terminal.write(b);
            } else {
                own.get().write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            ByteArrayOutputStream target = own.get();
            if (target == null) {
                terminal.write(bytes, from, length);
            } else {
                target.write(bytes, from, length);
            }
        }

        @Override
        public void flush() {
            terminal.flush();
        }
    }
}
