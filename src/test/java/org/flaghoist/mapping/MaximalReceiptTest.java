package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.Receipt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No path of a receipt.jslt is dead or mistyped: every leaf of a receipt that has them all shows in what is written.
 */
final class MaximalReceiptTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("src/test/samples/receipts/maximal.receipt.json");
    private static final Map<String, String> OTHERS = Map.of(
            "receipt", "RC-2026-000778",
            "id", "HUB/26/0778",
            "code", "UNENCODABLE",
            "detail", "longer than its cell",
            "location", "8",
            "field", "N12",
            "at", "2026-11-03T07:42:12Z");
    private static final Set<String> MAY_BE_ABSENT =
            Set.of("id", "revision", "recipient", "code", "detail", "location", "field");

    @TestFactory
    Stream<DynamicTest> showsEveryLeaf() {
        return eachPartner(partner -> {
            String written = written(partner, sample());
            for (String leaf : OTHERS.keySet()) {
                assertThat(written(partner, sample().put(leaf, OTHERS.get(leaf))))
                        .as(leaf)
                        .isNotEqualTo(written);
            }
            assertThat(written(partner, sample().put("revision", 3))).isNotEqualTo(written);
        });
    }

    @TestFactory
    Stream<DynamicTest> showsWhenALeafIsNotThere() {
        return eachPartner(partner -> {
            String written = written(partner, sample());
            for (String leaf : MAY_BE_ABSENT) {
                assertThat(written(partner, sample().without(leaf))).as(leaf).isNotEqualTo(written);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> hasAWordForEachStatusAndEachRecipient() {
        return eachPartner(partner -> {
            List<String> written = new ArrayList<>();
            for (Receipt.Status status : Receipt.Status.values()) {
                for (String recipient : Shipped.partners()) {
                    if (!recipient.equals(partner)) {
                        ObjectNode receipt = sample().put("status", status.name());
                        written.add(written(partner, receipt.put("recipient", recipient)));
                    }
                }
            }
            assertThat(written).doesNotHaveDuplicates();
        });
    }

    @Test
    void hasEveryMemberOfAReceipt() {
        assertThat(members(sample()))
                .isEqualTo(Arrays.stream(Receipt.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> members(JsonNode receipt) {
        return receipt.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private interface Check {
        void of(String partner) throws JsonProcessingException;
    }

    private static Stream<DynamicTest> eachPartner(Check check) {
        return Shipped.partners().stream().map(partner -> DynamicTest.dynamicTest(partner, () -> check.of(partner)));
    }

    private static ObjectNode sample() {
        return (ObjectNode) SampleFolders.json(SAMPLE);
    }

    private static String written(String partner, JsonNode receipt) throws JsonProcessingException {
        byte[] bytes = Shipped.mapping(partner).receipt(JSON.treeToValue(receipt, Receipt.class));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
