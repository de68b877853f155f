package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.flaghoist.broker.ExternalBrokerFiles;
import org.flaghoist.broker.PartnerParts;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what an external broker's files must say of the partners. */
@Command(
        name = "partners",
        mixinStandardHelpOptions = true,
        description = "Print what an external broker's broker.xml, users.properties and roles.properties must say of"
                + " the partners, from their files in config/partners/; or write it there.")
final class BrokerPartnersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Option(
            names = "--write",
            description = "write it, for all partners, into broker.xml and the files in broker/ beside it")
    private boolean write;

    @Mixin
    private BrokerXmlOptions brokerXml;

    @Parameters(paramLabel = "PARTNER", arity = "0..*", description = "print only what is said of these")
    private List<String> chosen = List.of();

    @Override
    public Integer call() throws IOException {
        if (write && !chosen.isEmpty()) {
            throw new IllegalArgumentException("--write writes what is said of all partners; name none");
        }
        PartnerParts parts = brokerXml.parts(folders, partners());
        ExternalBrokerFiles files = brokerXml.files(folders);
        PrintWriter out = spec.commandLine().getOut();
        if (write) {
            files.write(parts).forEach(written -> out.println(written + ": written"));
        } else {
            files.wanted(parts).forEach((of, texts) -> print(out, of, texts));
        }
        return 0;
    }

    private static void print(PrintWriter out, Path file, Map<String, String> parts) {
        parts.forEach((name, text) -> {
            out.println(file + ", " + name + ":");
            out.println(text);
        });
    }

    private List<Partner> partners() {
        SetupFaults faults = new SetupFaults();
        Partners all = Partners.read(folders.config(), folders.mappings(), Secrets.unknown(), faults);
        chosen.stream()
                .filter(id -> !all.named().contains(id))
                .forEach(id -> faults.add("no partner '" + id + "' in "
                        + folders.config().resolve("partners") + "; there are " + all.ids()));
        faults.throwIfAny();
        return all.all().stream()
                .filter(partner -> chosen.isEmpty() || chosen.contains(partner.id()))
                .toList();
    }
}
