package org.flaghoist.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line for integrators: translations, renderings and decisions without a running hub. */
@Command(
        name = "flaghoist",
        mixinStandardHelpOptions = true,
        versionProvider = PackagedVersion.class,
        description = "Without a command, the jar is the hub.",
        footer = {
            "",
            "A rejection or failure is an answer: the exit code is 0 when every file was answered, 1 when one",
            "could not be read or the configuration has faults, 2 when the command's own words are wrong.",
            "For 'watch --once' a rejection or failure is 1, too."
        })
public final class Commands implements Runnable {

    /** In the order in which the help lists them. */
    private static final List<Class<?>> ALL = List.of(
            TranslateCommand.class,
            RenderCommand.class,
            ReceiptCommand.class,
            ReleaseCommand.class,
            WatchCommand.class,
            DiffCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            ChainCommand.class,
            PictureCommand.class,
            LinkedCommand.class,
            BrokerCommand.class,
            HashCommand.class,
            DeadCommand.class,
            HeldCommand.class,
            AlarmsCommand.class,
            ShiftCommand.class,
            PartnerCommand.class,
            RetentionCommand.class,
            AgainCommand.class,
            RecallCommand.class,
            OverdueCommand.class,
            CodesCommand.class,
            SearchCommand.class,
            ReloadCommand.class,
            ChangeCommand.class,
            BackupCommand.class,
            RehearseCommand.class,
            KitCommand.class,
            NewCommand.class,
            SchemaCommand.class,
            ReadmeCommand.class,
            TrailerCommand.class);

    /** What a partner's kit has in the jar: the commands that it has the libraries for. */
    private static final String KIT = "/kit-commands";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** True where the arguments ask for a command, not for the hub with settings. */
    public static boolean isAsked(String[] arguments) {
        Collection<String> own = Arrays.asList("-h", "--help", "-V", "--version");
        return isKit() || (arguments.length > 0 && (own.contains(arguments[0]) || !arguments[0].startsWith("-")));
    }

    private static boolean isKit() {
        return Commands.class.getResource(KIT) != null;
    }

    /**
     * Runs the command.
     *
     * @return the exit code
     */
    public static int run(String[] arguments) {
        CommandLine line = new CommandLine(new Commands());
        // First, because what is set on a line afterwards is set on its commands, too, but not on those added later.
        usable(arguments).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    command.getErr().println(ThrownWords.of(thrown));
                    return Answers.NOT_ANSWERED;
                });
        if (isKit()) {
            line.getCommandSpec().usageMessage().description("The kit of a partner: see for-partners.md.");
        }
        // Those that have commands of their own say it themselves: added here, it would upset their arguments.
        line.getSubcommands().values().stream()
                .filter(command -> command.getSubcommands().isEmpty())
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        int code = executed(line, arguments);
        line.getOut().flush();
        return code;
    }

    private static int executed(CommandLine line, String[] arguments) {
        try {
            return line.execute(arguments);
        } catch (StackOverflowError e) {
            line.getErr().println(ThrownWords.of(e));
            return Answers.NOT_ANSWERED;
        }
    }

    // The one that is asked for, because reading the options of all takes longer than most commands; else all, for the
    // help and for the words to somebody who mistypes a name.
    private static List<Class<?>> usable(String[] arguments) {
        List<Class<?>> usable = isKit()
                ? ALL.stream()
                        .filter(each -> Set.of(text(KIT).strip().split("\\s+")).contains(name(each)))
                        .toList()
                : ALL;
        List<Class<?>> asked = usable.stream()
                .filter(each -> arguments.length > 0 && name(each).equals(arguments[0]))
                .toList();
        return asked.isEmpty() ? usable : asked;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Commands.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
