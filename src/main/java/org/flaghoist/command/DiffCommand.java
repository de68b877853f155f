package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.effect.ChangeEffects;
import org.flaghoist.effect.CopyFields;
import org.flaghoist.effect.Effects;
import org.flaghoist.effect.Effects.EffectGroup;
import org.flaghoist.effect.KeptMessages;
import org.flaghoist.exchange.Setup;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
import org.flaghoist.tryout.Tryout;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows what changed files would do to the notifications that a ledger keeps. */
@Command(
        name = "diff",
        description = "Show what changed mappings, tables, partners or policy would do: who would newly get, no longer"
                + " get or see otherwise what, of the notifications that the ledger keeps, grouped by rule and field."
                + " Of a stopped hub's ledger or a backup's; with --url, of a hub's PostgreSQL database, which may be in"
                + " use. Nothing is recorded, and nothing leaves.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it is shown, whether there is any effect or none",
            "1:the changed files have faults, such as a copy that they can no longer write, or the ledger cannot be read",
            "2:the command's own words are wrong"
        })
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Mixin
    private StoredLedger ledger = new StoredLedger();

    @Option(
            names = "--since",
            paramLabel = "DAYS",
            description = "how far back: 30d (default); what is older is left out",
            converter = DaysBack.class)
    private Duration since = Duration.ofDays(30);

    @Option(
            names = "--against",
            paramLabel = "DIR",
            required = true,
            description = "has the changed files: config/, mappings/, or both; what is not there stays as it is")
    private Path against;

    /** As it is written: a number and d. */
    static final class DaysBack implements ITypeConverter<Duration> {

        private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

        @Override
        public Duration convert(String days) {
            Matcher matcher = DAYS.matcher(days);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + days + "' is no number of days, from 1d to 99999d");
            }
            return Duration.ofDays(Long.parseLong(matcher.group(1)));
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Setup before;
        Setup after;
        try {
            before = Setup.read(folders.config(), folders.mappings(), Secrets.unknown());
            after = Setup.read(
                    changed("config", folders.config()), changed("mappings", folders.mappings()), Secrets.unknown());
        } catch (SetupException e) {
            e.faults().forEach(out::println);
            return Answers.NOT_ANSWERED;
        }
        Effects effects = ledger.read(database -> {
            KeptMessages kept = new KeptMessages(database);
            ChangeEffects found =
                    new ChangeEffects(kept, before, after, Tryout.SHIPPED_LARGEST, new CopyFields(before, after));
            kept.since(Instant.now().minus(since), KeptMessages.ALL).forEach(found::look);
            return found.effects();
        });
        List<String> faults = new EffectFaults(changed("mappings", folders.mappings())).of(effects);
        faults.forEach(out::println);
        print(effects, out);
        return faults.isEmpty() ? 0 : Answers.NOT_ANSWERED;
    }

    /** @throws IllegalArgumentException where the folder has neither */
    private Path changed(String name, Path usual) {
        if (!Files.isDirectory(against.resolve("config")) && !Files.isDirectory(against.resolve("mappings"))) {
            throw new IllegalArgumentException(against + ": has neither config/ nor mappings/; name a folder that has");
        }
        return Files.isDirectory(against.resolve(name)) ? against.resolve(name) : usual;
    }

    private static void print(Effects effects, PrintWriter out) {
        out.println("%d notifications looked at, %d would change".formatted(effects.looked(), effects.changed()));
        for (EffectGroup group : effects.groups()) {
            out.println();
            out.println(group.words());
            group.fields().forEach(field -> out.println("      " + field));
            out.println("      such as " + String.join(", ", group.examples()));
        }
    }
}
