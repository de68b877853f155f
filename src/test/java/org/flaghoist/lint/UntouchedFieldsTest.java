package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fields that no mapping touches are said one by one, but for groups of which none is touched. */
final class UntouchedFieldsTest {
    @Test
    void knowsAllMembersThatAPictureHas() throws IOException {
        JsonNode picture = new ObjectMapper()
                .readTree(Path.of("src/test/samples/at/pictures/everything.picture.json")
                        .toFile());
        Set<String> names = new HashSet<>();
        picture.fieldNames().forEachRemaining(names::add);
        picture.get("rows").get(0).fieldNames().forEachRemaining(names::add);

        assertThat(MovedMembers.OF_PICTURES).containsExactlyInAnyOrderElementsOf(names);
    }
}
