package org.flaghoist.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process that looks at a draft, as the hub has it: with whom it speaks, and whom it ends in time. */
final class StartedLook implements AutoCloseable {

    /** What a process may say at once: the effects of many messages. */
    private static final int LONGEST = 4 << 20;

    /** So it ends where the system takes its memory back. */
    private static final int KILLED = 137;

    private static final int LOOKS_MILLIS = 200;
    private static final List<String> KEPT = List.of("LANG", "LC_ALL", "LC_CTYPE");

    private final Process process;
    private final JsonLines lines;
    private final int mebibytes;
    private final Runnable goOn;
    private volatile LookStep step;
    private volatile boolean late;

    private StartedLook(Process process, LookLimits limits, Runnable goOn) {
        this.process = process;
        this.lines = new JsonLines(process.getInputStream(), process.getOutputStream(), LONGEST);
        this.mebibytes = limits.mebibytes();
        this.step = LookStep.of(process, "its start", limits.reading());
        this.goOn = goOn;
    }

    /**
     * What it does.
     *
     * @param limit how long it may, of the processor
     * @param begun by the clock
     * @param used of the processor before it
     */
    private record LookStep(String at, Duration limit, long begun, Duration used) {

        static LookStep of(Process process, String at, Duration limit) {
            return new LookStep(at, limit, System.nanoTime(), usedBy(process));
        }

        private static Duration usedBy(Process process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        boolean isOver(Process process) {
            Duration longest = limit.multipliedBy(LookLimits.CLOCK);
            return usedBy(process).minus(used).compareTo(limit) > 0 || System.nanoTime() - begun > longest.toNanos();
        }
    }

    static StartedLook start(LookLimits limits, Runnable goOn) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + limits.mebibytes() + "m",
                        "-XX:MaxMetaspaceSize=192m",
                        "-XX:+UseSerialGC",
                        "-XX:ActiveProcessorCount=1",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DraftMain.class.getName(),
                        String.valueOf(limits.longest().toMillis())))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        // Secrets stand there.
        environment.keySet().retainAll(KEPT);
        StartedLook look = new StartedLook(builder.start(), limits, goOn);
        Thread watch = new Thread(look::watch, "draft-watch");
        watch.setDaemon(true);
        watch.start();
        return look;
    }

    private void watch() {
        try {
            while (!process.waitFor(LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                late = step.isOver(process);
                if (late) {
                    process.destroyForcibly();
                }
                goOn.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException ends) {
            // Who waits for its words is told the same, by the end of them.
            process.destroyForcibly();
        }
    }

    /**
     * @param what it is to look at next, for people
     * @param limit how long it may, of the processor
     */
    void isAt(String what, Duration limit) {
        step = LookStep.of(process, what, limit);
    }

    void say(ObjectNode words) {
        try {
            lines.say(words);
        } catch (IOException e) {
            throw ended(e);
        }
    }

    ObjectNode hear() {
        try {
            ObjectNode said = lines.hear();
            if (said == null) {
                throw ended(null);
            }
            return said;
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private RuntimeException ended(@Nullable IOException e) {
        goOn.run();
        LookStep last = step;
        if (late) {
            long seconds = last.limit().toSeconds();
            return new BeyondLimits("took more than %d s of the processor, or %d s by the clock, at %s"
                    .formatted(seconds, LookLimits.CLOCK * seconds, last.at()));
        }
        int code = code();
        return code == DraftMain.NO_MEMORY || code == KILLED
                ? new BeyondLimits(
                        "needed more than %d MiB of memory, or than there is, at %s".formatted(mebibytes, last.at()))
                : new IllegalStateException(
                        "the process that looks at a draft ended with " + code + " at " + last.at(), e);
    }

    private int code() {
        try {
            return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            lines.close();
        } catch (IOException notHeard) {
            // It has ended, and takes no last words.
            return;
        }
    }
}
