package org.flaghoist.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.pgp.Protection;

/** The partner {@code east} of a hub, once its files are signed and encrypted. */
public final class PgpPartner {

    private static final int MOST = 10_000_000;

    private final HubFixture hub;
    private final Path config;

    public PgpPartner(HubFixture hub) {
        this.hub = hub;
        this.config = hub.directory().resolve("config");
    }

    /**
     * Says so in the partner's file, in the place of what was said before. The hub reloads other keys, but restarts
     * where files were plain.
     */
    public void agree(List<PgpParty> ours, List<PgpParty> theirs) throws IOException {
        if (Files.readString(file()).contains("  pgp:")) {
            write(ours, theirs);
            new ReloadingHub(hub).reload();
            return;
        }
        hub.stop();
        write(ours, theirs);
        hub.start();
    }

    /** Has its files plain again, and restarts the hub. */
    public void agreeOnNothing() throws IOException {
        hub.stop();
        write("");
        hub.start();
    }

    private void write(List<PgpParty> ours, List<PgpParty> theirs) throws IOException {
        Path keys = Files.createDirectories(config.resolve("keys"));
        StringBuilder block = new StringBuilder("  pgp:\n    ours:\n");
        for (int i = 0; i < ours.size(); i++) {
            Files.writeString(keys.resolve("ours" + i), ours.get(i).privateKey());
            block.append("      - {key: {file: keys/ours%d}}\n".formatted(i));
        }
        block.append("    theirs:\n");
        for (int i = 0; i < theirs.size(); i++) {
            Files.writeString(keys.resolve("theirs" + i), theirs.get(i).publicKey());
            block.append("      - {file: keys/theirs%d}\n".formatted(i));
        }
        write(block.toString());
    }

    private void write(String block) throws IOException {
        String plain = Files.readString(file()).replaceFirst("(?s)  pgp:.*?(?=  timeout)", "");
        Files.writeString(
                file(), plain.replace("\\.json'", "\\.json(\\.pgp)?'").replace("  timeout", block + "  timeout"));
    }

    private Path file() {
        return config.resolve("partners/east.yaml");
    }

    public void upload(String name, byte[] file) throws IOException {
        hub.server("east").upload(name, file);
    }

    public Path outbox() {
        return hub.server("east").outbox();
    }

    public Path inbox() {
        return hub.server("east").inbox();
    }

    /** What somebody reads in a file that the hub has put there. */
    public static String read(Path file, Protection reader) {
        try {
            return new String(reader.open(Files.readAllBytes(file), MOST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** The receipts in the inbox, each as status, recipient and code. */
    public List<String> receipts(Protection reader) {
        return SftpServerFixture.names(inbox()).stream()
                .filter(name -> name.startsWith("receipt_"))
                .map(name -> read(inbox().resolve(name), reader))
                .map(json -> (HubFixture.member(json, "status") + " " + HubFixture.member(json, "recipient") + " "
                                + HubFixture.member(json, "code"))
                        .strip())
                .toList();
    }

    public void emptyInbox() throws IOException {
        for (String name : SftpServerFixture.names(inbox())) {
            Files.delete(inbox().resolve(name));
        }
    }
}
