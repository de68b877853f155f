package org.flaghoist.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/** All partners of the hub, in the order of their ids. */
public final class Partners {

    private static final Pattern ID = Pattern.compile("(?!.*" + RecipientId.BETWEEN + ")[a-z][a-z0-9-]{1,15}");
    /** For all of them, where commands are told of one, and of the tables that they share. */
    private static final Set<String> TAKEN = Set.of("all", "codes");

    private static final List<String> MAPPING =
            List.of("README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt");

    private final SortedMap<String, Partner> byId = new TreeMap<>();

    private final Set<String> named;

    private Partners(Set<String> named, Collection<Partner> partners) {
        this.named = named;
        partners.forEach(partner -> byId.put(partner.id(), partner));
    }

    /** Whether a partner may have this id. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches() && !TAKEN.contains(id);
    }

    /**
     * Reads {@code <configDir>/partners/<id>.yaml} and sees that each has its folder {@code <mappingsDir>/<id>}.
     *
     * @param configDir also what a relative {@code {file: path}} starts from
     * @param faults gets every fault of every file; the partners given back are then only those without any
     */
    public static Partners read(Path configDir, Path mappingsDir, Secrets secrets, SetupFaults faults) {
        List<Path> files = files(configDir.resolve("partners"), faults);
        return new Partners(
                files.stream().map(Partners::id).collect(Collectors.toUnmodifiableSet()),
                files.stream()
                        .flatMap(file -> Stream.ofNullable(partner(file, configDir, mappingsDir, secrets, faults)))
                        .toList());
    }

    /** Reads the file of one partner, as {@link #read}; null where there were faults. */
    public static @Nullable Partner readOne(
            String id, Path configDir, Path mappingsDir, Secrets secrets, SetupFaults faults) {
        return partner(file(configDir, id), configDir, mappingsDir, secrets, faults);
    }

    /** Where the file of a partner stands, whether it is there or not. */
    public static Path file(Path configDir, String id) {
        return configDir.resolve("partners").resolve(id + ".yaml");
    }

    public Collection<Partner> all() {
        return List.copyOf(byId.values());
    }

    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** The ids of all recipients: of the partners, and of their bodies. */
    public List<String> recipients() {
        return byId.values().stream().flatMap(Partner::recipients).toList();
    }

    /** The ids of those recipients whose partner consumes its queue itself. */
    public List<String> consumers() {
        return byId.values().stream()
                .filter(partner -> partner.transport() instanceof Jms)
                .flatMap(Partner::recipients)
                .toList();
    }

    /** The ids of all partner files, also of those with faults. */
    public Set<String> named() {
        return named;
    }

    public Optional<Partner> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static List<Path> files(Path directory, SetupFaults faults) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(
                            file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                faults.addWhole(directory, "holds no partner; add <id>.yaml");
            }
            return files;
        } catch (IOException e) {
            faults.add(
                    directory, 1, "folder", "cannot be read; create it, with <id>.yaml for each partner (" + e + ")");
            return List.of();
        }
    }

    private static @Nullable Partner partner(
            Path file, Path configDir, Path mappingsDir, Secrets secrets, SetupFaults faults) {
        String name = file.getFileName().toString();
        String id = id(file);
        if (id.equals(name) || !isId(id)) {
            faults.addWhole(
                    file,
                    "is no partner file; name it <id>.yaml, the id of 2 to 16 small letters, digits and single hyphens,"
                            + " and neither all nor codes");
            return null;
        }
        boolean mapped = isMapped(file, mappingsDir.resolve(id), id, faults);
        Partner partner = new PartnerReader(file, configDir, secrets, faults).read(id);
        return mapped ? partner : null;
    }

    private static boolean isMapped(Path partner, Path folder, String id, SetupFaults faults) {
        if (!SetupText.isThere(folder)) {
            faults.addWhole(
                    partner, "there is no folder " + folder + "; name this file as the partner's folder, or create it");
            return false;
        }
        List<Path> missing = MAPPING.stream()
                .map(folder::resolve)
                .filter(file -> !Files.isRegularFile(file))
                .toList();
        for (Path file : missing) {
            boolean isOther = SetupText.isThere(file);
            faults.addWhole(file, isOther ? SetupText.noFile(file) : "is missing; partner '" + id + "' needs it");
        }
        return missing.isEmpty();
    }
}
