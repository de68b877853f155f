package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.testing.CodeTableFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each partner's folder is whole, and nothing in it is dead. */
final class MappingFoldersTest {

    @TestFactory
    Stream<DynamicTest> hasTheInterfaceTheMappingsAndSamples() {
        return eachPartner(partner -> {
            assertThat(List.of("README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt", "picture.jslt"))
                    .allSatisfy(
                            name -> assertThat(Shipped.FOLDER.resolve(partner).resolve(name))
                                    .isNotEmptyFile());
            assertThat(InboundSamples.samples(partner, Shipped.mapping(partner).extension()))
                    .isNotEmpty();
            assertThat(SampleFolders.files(partner, "out", ".notification.json"))
                    .isNotEmpty();
            assertThat(SampleFolders.files(partner, "receipts", ".receipt.json"))
                    .isNotEmpty();
            assertThat(SampleFolders.files(partner, "pictures", ".picture.json"))
                    .isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> hasAnAnswerBesideEverySampleAndASampleBesideEveryAnswer() {
        return eachPartner(partner -> {
            String extension = "." + Shipped.mapping(partner).extension();
            for (String answer : List.of(".notification.json", ".notifications.json", ".rejected.json")) {
                assertThat(SampleFolders.files(partner, "in", answer))
                        .allSatisfy(file -> assertThat(SampleFolders.beside(file, answer, extension))
                                .exists());
            }
            assertThat(SampleFolders.files(partner, "out", ".notification.json"))
                    .allSatisfy(file -> assertThat(Stream.of(extension, ".failed.json")
                                    .map(other -> SampleFolders.beside(file, ".notification.json", other)))
                            .anyMatch(Files::exists));
        });
    }

    @TestFactory
    Stream<DynamicTest> usesEveryCodeTable() {
        return eachPartner(partner -> {
            Path folder = Shipped.FOLDER.resolve(partner);
            String format = text(folder.resolve("format.yaml"));
            String mappings = text(folder.resolve("in.jslt"))
                    + text(folder.resolve("out.jslt"))
                    + text(folder.resolve("receipt.jslt"))
                    + text(folder.resolve("picture.jslt"));
            assertThat(CodeTableFiles.in(folder))
                    .allMatch(name -> format.matches("(?s).*table: " + name + "[,} \\n].*")
                            || mappings.contains("\"" + name + "\""));
        });
    }

    @TestFactory
    Stream<DynamicTest> hasNoFileThatNobodyReads() {
        return eachPartner(partner -> {
            try (Stream<Path> files = Files.list(Shipped.FOLDER.resolve(partner))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .allMatch(name -> name.matches("README\\.md|(format|called)\\.yaml|.*\\.(jslt|csv|xsd)"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private interface Check {
        void of(String partner);
    }

    private static Stream<DynamicTest> eachPartner(Check check) {
        return Shipped.partners().stream().map(partner -> DynamicTest.dynamicTest(partner, () -> check.of(partner)));
    }

    private static String text(Path file) {
        return new String(SampleFolders.bytes(file), StandardCharsets.UTF_8);
    }
}
