package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader of the documentation stumbles over, as far as a machine can see it. */
final class DocumentationTest {

    private static final int WIDEST = 120;
    private static final int LONGEST_README = 90;
    private static final int LONGEST_OPERATING_PAGE = 200;
    private static final Path DECISIONS = Path.of("docs/decisions");
    private static final Pattern DECISION = Pattern.compile("0*(\\d+)-[a-z0-9-]+\\.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Fuzz))(?:\\.(\\w+))?`");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");
    private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.md\\b");
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w./-])(?:src|config|mappings|routes|docker|bench|docs)/[\\w./-]*\\w(?![\\w./<*{-])");
    /** The examples of a new partner stand where they are no partners yet. */
    private static final List<Path> EXAMPLES =
            List.of(Path.of("src/test/samples/vn-partner"), Path.of("src/test/samples/fr-partner"));
    /** Made by docker/make-secrets. */
    private static final Path SECRETS = Path.of("docker/secrets");

    private static List<MarkdownFile> pages;

    @BeforeAll
    static void readThePages() {
        pages = files(
                        "README.md",
                        "SECURITY.md",
                        "docs",
                        "mappings",
                        "bench/README.md",
                        "docker/README.md",
                        EXAMPLES.get(0).toString(),
                        EXAMPLES.get(1).toString())
                .stream()
                .filter(file -> file.toString().endsWith(".md"))
                .map(MarkdownFile::read)
                .toList();
        assertThat(pages).hasSizeGreaterThan(30);
    }

    @Test
    void eachLinkLeadsSomewhere() {
        assertThat(inPages(page -> page.links().stream().filter(link -> !leadsSomewhere(page, link))))
                .isEmpty();
    }

    private static boolean leadsSomewhere(MarkdownFile page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path);
        return Files.exists(target)
                && (hash < 0 || MarkdownFile.read(target).anchors().contains(link.substring(hash + 1)));
    }

    @Test
    void eachPageThatSourcesNameIsThere() {
        List<Path> sources = files("src/main", "src/test/java", "config", "routes", "docker", "bench", "pom.xml");
        assertThat(sources.stream().flatMap(DocumentationTest::namedIn)).isNotEmpty();
        assertThat(sources.stream()
                        .flatMap(source -> namedIn(source)
                                .filter(page -> Files.notExists(Path.of(page)))
                                .map(page -> source + ": " + page)))
                .as("messages and comments send their readers to the documentation")
                .isEmpty();
    }

    private static Stream<String> namedIn(Path source) {
        // Some are no text; what is looked for is ASCII.
        return PAGE.matcher(text(source, StandardCharsets.ISO_8859_1)).results().map(MatchResult::group);
    }

    @Test
    void eachFileThatIsNamedIsThere() {
        assertThat(pages).anyMatch(page -> page.find(FILE).findAny().isPresent());
        assertThat(inPages(page -> page.find(FILE)
                        .map(MatchResult::group)
                        .filter(file -> !Path.of(file).startsWith(SECRETS))
                        .filter(file -> Files.notExists(Path.of(file))
                                && EXAMPLES.stream().allMatch(example -> Files.notExists(example.resolve(file))))))
                .isEmpty();
    }

    @Test
    void eachClassThatIsNamedWithItsPackageIsThere() {
        Path classes = Path.of("src/main/java/org/flaghoist");
        assertThat(pages).anyMatch(page -> page.find(CLASS).findAny().isPresent());
        assertThat(inPages(page -> page.find(CLASS)
                        .map(found -> found.group(1))
                        .filter(name -> Files.notExists(classes.resolve(name.replace('.', '/') + ".java")))))
                .isEmpty();
    }

    @Test
    void proseIsWrapped() {
        assertThat(inPages(page -> page.prose().stream().filter(line -> line.length() > WIDEST)))
                .isEmpty();
    }

    /** What fills lines of prose joins commands, too. */
    @Test
    void eachCommandHasALineOfItsOwn() {
        assertThat(inPages(page ->
                        page.code().stream().filter(line -> line.matches(" *\\S.* (export|alias) [\\w<>]+=.*"))))
                .isEmpty();
    }

    @Test
    void theReadmeIsShortAndBeginsWithTheTwoCommands() {
        MarkdownFile readme = MarkdownFile.read(Path.of("README.md"));
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(LONGEST_README);
        assertThat(readme.code().stream().limit(2).map(line -> line.strip().replaceAll(" *#.*", "")))
                .containsExactly("mvn spring-boot:run", "mvn verify");
    }

    @Test
    void noOperatingPageIsTooLongToBeReadAtNight() {
        assertThat(pages)
                .filteredOn(page -> page.file().startsWith("docs/operate"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.lines())
                        .as(page.file().toString())
                        .hasSizeLessThanOrEqualTo(LONGEST_OPERATING_PAGE));
    }

    @Test
    void eachDecisionHasTheSameShapeAndStandsInTheIndex() {
        Path index = DECISIONS.resolve("README.md");
        List<String> listed = MarkdownFile.read(index).links();
        assertThat(pages)
                .filteredOn(page ->
                        page.file().startsWith(DECISIONS) && !page.file().equals(index))
                .isNotEmpty()
                .allSatisfy(page -> {
                    String name = page.file().getFileName().toString();
                    List<String> headings = page.headings();
                    assertThat(name).matches(DECISION);
                    assertThat(headings.get(0))
                            .as(name)
                            .startsWith(DECISION.matcher(name).replaceAll("$1") + ". ");
                    assertThat(headings.subList(1, headings.size()))
                            .as(name)
                            .containsExactly("Decided", "Why", "Consequences");
                    assertThat(listed).contains(name);
                });
    }

    @Test
    void eachTestThatIsNamedIsThere() {
        Map<String, String> tests = files("src/test/java").stream()
                .collect(Collectors.toMap(
                        DocumentationTest::className,
                        file -> text(file, StandardCharsets.UTF_8),
                        (one, another) -> one + another));
        assertThat(pages).anyMatch(page -> page.find(TEST).findAny().isPresent());
        assertThat(inPages(page ->
                        page.find(TEST).filter(named -> !isThere(named, tests)).map(MatchResult::group)))
                .isEmpty();
    }

    private static String className(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static boolean isThere(MatchResult named, Map<String, String> tests) {
        String source = tests.get(named.group(1));
        return source != null && (named.group(2) == null || source.contains(" " + named.group(2) + "("));
    }

    /** What is found in the pages, each with its page. */
    private static Stream<String> inPages(Function<MarkdownFile, Stream<String>> finder) {
        return pages.stream().flatMap(page -> finder.apply(page).map(found -> page.file() + ": " + found));
    }

    /** The files among these and below them. */
    private static List<Path> files(String... roots) {
        List<Path> found = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> below = Files.walk(Path.of(root))) {
                below.filter(Files::isRegularFile).sorted().forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static String text(Path file, Charset charset) {
        try {
            return Files.readString(file, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
