package org.flaghoist.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.flaghoist.notification.SetupException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line for integrators: translations, renderings and decisions without a running hub. */
@Command(
        name = "flaghoist",
        mixinStandardHelpOptions = true,
        version = "Flaghoist",
        subcommands = {
            TranslateCommand.class,
            RenderCommand.class,
            ReceiptCommand.class,
            ReleaseCommand.class,
            WatchCommand.class,
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
            SearchCommand.class,
            ReloadCommand.class,
            BackupCommand.class,
            RehearseCommand.class,
            KitCommand.class,
            NewCommand.class,
            SchemaCommand.class
        },
        description = "Without a command, the jar is the hub.",
        footer = {
            "",
            "A rejection or failure is an answer: the exit code is 0 when every file was answered, 1 when one",
            "could not be read or the configuration has faults, 2 when the command's own words are wrong.",
            "For 'watch --once' a rejection or failure is 1, too."
        })
public final class Commands implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** True where the arguments ask for a command, not for the hub with settings. */
    public static boolean isAsked(String[] arguments) {
        Collection<String> own = Arrays.asList("-h", "--help", "-V", "--version");
        return arguments.length > 0 && (own.contains(arguments[0]) || !arguments[0].startsWith("-"));
    }

    /**
     * Runs the command.
     *
     * @return the exit code
     */
    public static int run(String[] arguments) {
        CommandLine line = new CommandLine(new Commands())
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    boolean expected = thrown instanceof SetupException || thrown instanceof IllegalArgumentException;
                    command.getErr().println(expected ? thrown.getMessage() : thrown.toString());
                    return Answers.NOT_ANSWERED;
                });
        // Those that have commands of their own say it themselves: added here, it would upset their arguments.
        line.getSubcommands().values().stream()
                .filter(command -> command.getSubcommands().isEmpty())
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        int code = line.execute(arguments);
        line.getOut().flush();
        return code;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
