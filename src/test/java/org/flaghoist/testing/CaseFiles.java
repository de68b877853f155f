package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The steps of a case about files. Where a text is changed, its line is the name {@code line}. */
record CaseFiles(CaseFolder folder) {

    private static final Pattern CHARSET = Pattern.compile("(.+) in ([A-Za-z0-9-]+)");
    private static final String IN_A_CHARSET = " in [A-Za-z0-9-]+$";

    /** @return false where it is no step about files */
    boolean take(String verb, List<String> words, Map<String, String> names) throws IOException, InterruptedException {
        String name = words.isEmpty() ? "" : words.get(0);
        String text = words.size() > 1 ? words.get(1) : "";
        switch (verb) {
            case "change", "changeOnly", "first", "last" -> replace(verb, name, text, words.get(2), names);
            case "regex", "regexAll" -> match(verb, name, text, words.get(2));
            case "write" -> write(name, text);
            case "append" -> write(name, text, StandardOpenOption.APPEND);
            case "prepend" -> write(name, text + Files.readString(named(name), charset(name)));
            case "copy" -> copy(file(name), own(text));
            case "move" -> Files.move(own(name), own(text));
            case "delete" -> delete(own(name));
            case "deleteIfThere" -> Files.deleteIfExists(own(name));
            case "repeat" -> repeat(own(name), text, words.get(2), Integer.parseInt(words.get(3)));
            case "folder" -> Files.createDirectories(own(name));
            case "link" -> Files.createSymbolicLink(own(name), Path.of(text));
            case "pipe" -> NamedPipe.at(own(name));
            case "keep" -> folder.keep(own(name));
            case "changeInAll" -> changeInAll(own(name), text, words.get(2), words.get(3));
            case "nameMatch" -> names.put(name, match(text, words.get(2)));
            case "lineOfLast" -> names.put(name, Integer.toString(lineOfLast(text, words.get(2))));
            case "line" -> names.put(name, Long.toString(line(text, words.get(2))));
            case "file" -> CaseChecks.text(read(own(name)), words.subList(1, words.size()));
            case "same" -> assertThat(own(name)).hasSameBinaryContentAs(file(text));
            case "unchanged" -> folder.assertUnchanged(own(name));
            case "exists" -> assertThat(own(name)).exists();
            case "absent" -> assertThat(file(name)).doesNotExist();
            case "notRegular" -> assertThat(Files.isRegularFile(own(name))).isFalse();
            default -> {
                return false;
            }
        }
        return true;
    }

    private Path own(String name) {
        return folder.path().resolve(name.replaceFirst("^~/", ""));
    }

    Path file(String name) {
        return name.startsWith("~") ? own(name.substring(Math.min(2, name.length()))) : Path.of(name);
    }

    private static Charset charset(String name) {
        Matcher charset = CHARSET.matcher(name);
        return charset.matches() ? Charset.forName(charset.group(2)) : StandardCharsets.UTF_8;
    }

    private Path named(String name) {
        return own(name.replaceFirst(IN_A_CHARSET, ""));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private void replace(String how, String name, String sound, String other, Map<String, String> names)
            throws IOException {
        String text = Files.readString(named(name), charset(name));
        assertThat(text).contains(sound);
        if (how.equals("changeOnly")) {
            assertThat(text).containsOnlyOnce(sound);
        }
        int at = how.equals("last") ? text.lastIndexOf(sound) : text.indexOf(sound);
        names.put("line", Long.toString(1 + lines(text.substring(0, at))));
        String changed = how.startsWith("change")
                ? text.replace(sound, other)
                : text.substring(0, at) + other + text.substring(at + sound.length());
        Files.writeString(named(name), changed, charset(name));
    }

    private void match(String how, String name, String pattern, String other) throws IOException {
        String text = Files.readString(named(name), charset(name));
        Matcher found = Pattern.compile(pattern).matcher(text);
        String changed = how.equals("regex") ? found.replaceFirst(other) : found.replaceAll(other);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(named(name), changed, charset(name));
    }

    private void write(String name, String text, OpenOption... how) throws IOException {
        Files.createDirectories(named(name).getParent());
        Files.writeString(named(name), text, charset(name), how);
    }

    private long line(String name, String text) throws IOException {
        return 1
                + Files.readString(file(name))
                        .lines()
                        .takeWhile(line -> !line.contains(text))
                        .count();
    }

    private int lineOfLast(String name, String line) throws IOException {
        return 1 + Files.readAllLines(file(name)).lastIndexOf(line);
    }

    private String match(String name, String pattern) throws IOException {
        Path file = file(name.replaceFirst(IN_A_CHARSET, ""));
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file, charset(name)));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static void changeInAll(Path in, String named, String sound, String other) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches(named))
                    .toList()) {
                Files.writeString(file, Files.readString(file).replace(sound, other));
            }
        }
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private static void repeat(Path file, String text, String part, int times) throws IOException {
        Files.writeString(file, Files.readString(file).replace(text, part.repeat(times)));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (Files.isDirectory(from)) {
            FileSystemUtils.copyRecursively(from, to);
        } else {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            FileSystemUtils.deleteRecursively(file);
        } else {
            Files.delete(file);
        }
    }
}
