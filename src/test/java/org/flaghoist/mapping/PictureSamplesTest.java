package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.flaghoist.format.xml.SchemaFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No path of a picture.jslt is dead or mistyped: all that a picture has shows in what is written. */
final class PictureSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> OF_A_ROW = Map.of(
            "measure", "ENGINE",
            "kind", "BOAT",
            "route", "elsewhere",
            "currency", "XAF",
            "mark", "SUSPECTED_FALSE",
            "value", 17.25,
            "notifications", 99,
            "note", "estimate: other");

    /**
     * The schema lets a line have 200 characters of any script. What a partner's charset cannot carry in other letters
     * either, it has no copy of.
     */
    private static final List<String> ROUTES = List.of(
            "W".repeat(200),
            "Щ".repeat(200),
            "زوارة – لامبيدوزا",
            "Ζουάρα – 祖瓦拉 – საქართველო",
            "=cmd|' /C calc'!A0; \"a\", <b>&amp;]]>");

    private interface Check {
        void of(String partner) throws Exception;
    }

    private static Stream<DynamicTest> eachPartner(Check check) {
        return Shipped.partners().stream().map(partner -> DynamicTest.dynamicTest(partner, () -> check.of(partner)));
    }

    private static ObjectNode sample(String partner) {
        return (ObjectNode)
                SampleFolders.json(Path.of("src/test/samples", partner, "pictures", "everything.picture.json"));
    }

    /** A price, which has more than others. */
    private static ObjectNode price(ObjectNode picture) {
        for (var row : picture.path("rows")) {
            if (row.path("measure").asText().equals("PRICE_MEDIAN")) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError("no price");
    }

    private static String written(String partner, ObjectNode picture) {
        return new String(Shipped.mapping(partner).picture(picture), StandardCharsets.ISO_8859_1);
    }

    @TestFactory
    Stream<DynamicTest> showsEachMemberOfARow() {
        return eachPartner(partner -> {
            String before = written(partner, sample(partner));
            OF_A_ROW.forEach((member, value) -> {
                ObjectNode picture = sample(partner);
                price(picture).set(member, JSON.valueToTree(value));
                assertThat(written(partner, picture)).as(member).isNotEqualTo(before);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> showsWhichMonthItIsOfAndWhenItWasMade() {
        return eachPartner(partner -> {
            String before = written(partner, sample(partner));
            for (String member : List.of("since", "until")) {
                assertThat(written(partner, sample(partner).put(member, "2026-04-30")))
                        .as(member)
                        .isNotEqualTo(before);
            }
            assertThat(written(partner, sample(partner).put("made", "2026-10-25T01:30:00Z")))
                    .as("in the hour that is there twice")
                    .isNotEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> isValidByThePartnersSchema() {
        return eachPartner(partner -> {
            var xml = Shipped.format(partner).file().syntax().xml();
            if (xml != null) {
                Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(new SchemaFile(Shipped.FOLDER
                                        .resolve(partner)
                                        .resolve(xml.schema())
                                        .toFile())
                                .source());
                for (String name : List.of("everything.xml", "nothing.xml")) {
                    Path file = Path.of("src/test/samples", partner, "pictures", name);
                    schema.newValidator().validate(new StreamSource(file.toFile()));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> isWrittenWhateverSendersWroteOfARoute() {
        return eachPartner(partner -> {
            for (String route : ROUTES) {
                ObjectNode picture = sample(partner);
                price(picture).put("route", route);
                advert(picture).put("kind", route);
                assertThat(written(partner, picture)).as(route).isNotEqualTo(written(partner, sample(partner)));
            }
        });
    }

    private static ObjectNode advert(ObjectNode picture) {
        for (var row : picture.path("rows")) {
            if (row.path("measure").asText().equals("ADVERT")) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError("no advert");
    }
}
