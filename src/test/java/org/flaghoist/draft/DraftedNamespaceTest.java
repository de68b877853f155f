package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** What a new partner sends is not in the namespace of the one that it is like. */
class DraftedNamespaceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            europol | urn:flaghoist:partner:europol:1   | field;partner;socio     | urn:flaghoist:partner:fr:1
            europol | urn:flaghoist:partner:europol:1   |                         | urn:flaghoist:partner:fr:1
            europol | 'https://europol.example/Receipt' | field;Receipt;Recibo    | 'https://fr.example/Receipt'
            ro      | urn:igpr:notificare:1             | field;notificare;aviso  | urn:flaghoist:partner:fr:1
            ro      | urn:igpr:notificare:1             |                         | urn:flaghoist:partner:fr:1
            """)
    void hasANamespaceOfItsOwnAtWhichAPersonMustLook(
            String like, String likes, @Nullable String names, String namespace, @TempDir Path project)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
        Path likesFormat = project.resolve("mappings").resolve(like).resolve("format.yaml");
        Files.writeString(
                likesFormat, Files.readString(likesFormat).replaceFirst("(?m)^(  namespace: ).*", "$1" + likes));

        draft(project, like, names);

        assertThat(project.resolve("mappings/fr/format.yaml"))
                .content()
                .contains("\n  namespace: " + namespace
                        + " # LOOK: namespace, made of the id; write that of the partner's messages\n");
        assertThat(project.resolve("mappings/fr/fr.xsd"))
                .content()
                .contains("targetNamespace=\"" + namespace.replace("'", "") + "\"");
        assertThat(LookMarks.left(
                        project.resolve("config"),
                        project.resolve("mappings"),
                        project.resolve("samples"),
                        Set.of("fr")))
                .anyMatch(mark -> mark.contains("LOOK: namespace, made of the id;"));
    }

    private static void draft(Path project, String like, @Nullable String names) throws IOException {
        Path list = project.resolve("names.csv");
        if (names != null) {
            Files.writeString(list, names + "\n");
        }
        PartnerDraft.write(new DraftRequest(
                "fr",
                "France",
                like,
                like,
                null,
                names == null ? null : list,
                project.resolve("config"),
                project.resolve("mappings"),
                project.resolve("samples")));
    }
}
