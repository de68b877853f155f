package org.flaghoist.notification;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a YAML file into a record; an unknown key, and a value that is empty or of another type, is a fault. */
public final class StrictYaml {

    // What it has found out about a class serves the files of all partners.
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new RequiredKeys())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A number would stand for the word at its place in the list of words.
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            // An empty text would stand for a key that is left out, or for false or 0.
            .withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setAcceptBlankAsEmpty(true))
            // What is left out of a list is said.
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.DEFAULT, Nulls.SKIP))
            .withCoercionConfig(
                    LogicalType.Boolean, of -> of.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .build();

    private static final Pattern TWICE = Pattern.compile("Duplicate field '([^']*)'");

    /** In the place of a key: the file as a whole. */
    private static final String YAML = "yaml";

    private StrictYaml() {}

    /**
     * What was read of a file.
     *
     * @param unread paths, as {@code partners[1].types}, of what is missing or cannot be read, of which a fault was
     *     added; another value stands in its place
     * @param leftOut paths of elements of lists that have no value, of which a fault was added
     */
    public record YamlPart<T>(T value, Set<String> unread, Set<String> leftOut) {

        public YamlPart {
            unread = Set.copyOf(unread);
            leftOut = Set.copyOf(leftOut);
        }

        /** Whether nothing stands in the place of another value. */
        boolean isSound() {
            return unread.isEmpty();
        }

        YamlPart<T> without(Set<String> elements) {
            return new YamlPart<>(value, unread, elements);
        }

        /** Whether all that stands under this path is that of the file. */
        public boolean isRead(String path) {
            return Stream.concat(unread.stream(), leftOut.stream())
                    .noneMatch(each -> isWithin(each, path) || isWithin(path, each));
        }

        private static boolean isWithin(String path, String around) {
            return path.startsWith(around)
                    && (path.length() == around.length() || ".[".indexOf(path.charAt(around.length())) >= 0);
        }
    }

    /**
     * @return the record, also where keys were unknown, or elements of lists without a value, so that its other faults
     *     show too; null where it cannot be
     *     read, or has keys without a value: it might take them for keys that are left out
     */
    public static <T> @Nullable T read(Path file, Class<T> type, SetupFaults faults) {
        YamlPart<T> part = part(file, type, faults);
        return part == null || !part.isSound() ? null : part.value();
    }

    /** As {@link #read}, also where some of it cannot be read, for faults that do not depend on that. */
    public static <T> @Nullable YamlPart<T> part(Path file, Class<T> type, SetupFaults faults) {
        return part(file, type, false, faults);
    }

    /** As {@link #part}, of a record that takes null for any value: what cannot be read is null. */
    public static <T> @Nullable YamlPart<T> soundPart(Path file, Class<T> type, SetupFaults faults) {
        return part(file, type, true, faults);
    }

    private static <T> @Nullable YamlPart<T> part(Path file, Class<T> type, boolean leavesOut, SetupFaults faults) {
        try {
            String yaml = SetupText.of(file);
            EmptyValues empty = new EmptyValues(file, faults);
            Set<String> keys = empty.report(yaml);
            YamlPart<T> part = part(file, yaml, new Wanted<>(type, leavesOut), keys, faults);
            return part == null ? null : part.without(empty.elements());
        } catch (JacksonException e) {
            tell(file, SetupText.orNone(file), e, faults);
        } catch (IOException e) {
            faults.addWhole(file, SetupText.why(file, e));
        }
        return null;
    }

    private record Wanted<T>(Class<T> type, boolean leavesOut) {}

    // Each time one key less is mistyped.
    private static <T> @Nullable YamlPart<T> part(
            Path file, String yaml, Wanted<T> wanted, Set<String> empty, SetupFaults faults) {
        SetupFaults found = new SetupFaults();
        Set<String> unread = new HashSet<>(empty);
        YamlProblems problems = new YamlProblems(file, yaml, found, unread, wanted.leavesOut());
        T value = value(file, yaml, wanted.type(), problems, unread, found);
        MistypedKey mistyped = problems.mistyped();
        if (mistyped == null) {
            found.all().forEach(faults::add);
            return value == null ? null : new YamlPart<>(value, unread, Set.of());
        }
        String said = SetupFault.at(file, mistyped.line(), mistyped.path(), YamlProblems.UNKNOWN);
        found.all().stream().filter(fault -> fault.startsWith(said)).forEach(faults::add);
        return part(file, mistyped.corrected(), wanted, empty, faults);
    }

    private static <T> @Nullable T value(
            Path file, String yaml, Class<T> type, YamlProblems problems, Set<String> unread, SetupFaults faults) {
        try {
            return MAPPER.readerFor(type)
                    .withHandler(problems)
                    .withAttribute(YamlProblems.class, problems)
                    .readValue(yaml);
        } catch (JacksonException e) {
            // A record that cannot be made without a value, or of another one: that is said.
            if (unread.isEmpty() || !(e instanceof ValueInstantiationException)) {
                tell(file, yaml, e, faults);
            }
            return null;
        }
    }

    private static void tell(Path file, String yaml, JacksonException fault, SetupFaults faults) {
        YamlSyntaxFault syntax = YamlSyntaxFault.of(fault, yaml);
        if (syntax != null) {
            faults.add(file, syntax.line(), YAML, syntax.message());
        } else if (fault instanceof JsonMappingException misfit) {
            String plain = PlainYamlFault.of(misfit);
            faults.add(file, lineOf(misfit), path(misfit), plain == null ? firstLine(misfit) : plain);
        } else {
            Matcher twice = TWICE.matcher(fault.getOriginalMessage());
            boolean isTwice = twice.lookingAt();
            faults.add(
                    file,
                    lineOf(fault),
                    isTwice ? twice.group(1) : YAML,
                    isTwice ? "is there twice; keep one" : firstLine(fault));
        }
    }

    private static int lineOf(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("not valid");
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return path.isEmpty() ? YAML : path;
    }
}
