package org.flaghoist.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedTest {

    private static final PictureFilter ALL = PictureFilter.days(null, null);
    private static final PictureOrigin NORTH = new PictureOrigin("north", "SEIZURE", "BG");
    private static final PictureOrigin SOUTH = new PictureOrigin("south", "RAID", null);

    @Test
    void readsTheNumbersAndTextsThatItWrote() {
        long[] numbers = {0, 1, -1, 63, 64, -64, -65, 8191, 8192, Long.MAX_VALUE, Long.MIN_VALUE};
        PackedWriter out = new PackedWriter();
        out.text("Обзор");
        out.text(null);
        for (long number : numbers) {
            out.number(number);
        }
        out.text("");
        out.text("Обзор");
        PackedReader in = new PackedReader(out.bytes());
        assertThat(in.optionalText()).isEqualTo("Обзор");
        assertThat(in.optionalText()).isNull();
        for (long number : numbers) {
            assertThat(in.number()).isEqualTo(number);
        }
        assertThat(in.text()).isEmpty();
        assertThat(in.text()).isEqualTo("Обзор");
        assertThat(in.isMore()).isFalse();
    }

    @Test
    void readsSumsOfWhatTheFilterLeaves() {
        PictureNumber boats = new PictureNumber(PictureMark.NONE, "VESSEL", "RIB", null, null, null);
        PictureNumber held = new PictureNumber(PictureMark.HELD, "ENGINE", null, null, null, null);
        PictureNumber price = new PictureNumber(PictureMark.NONE, "PRICE", "PERSON", "A - B", "EUR", 0L);
        byte[] packed = PackedSums.of(Map.of(
                NORTH, Map.of(boats, new PictureSum(200, 1), held, new PictureSum(100, 1)),
                SOUTH, Map.of(boats, new PictureSum(700, 3), price, new PictureSum(100, 1))));
        assertThat(sums(packed, ALL))
                .isEqualTo(Map.of(
                        NORTH + " " + boats,
                        "200 of 1",
                        NORTH + " " + held,
                        "100 of 1",
                        SOUTH + " " + boats,
                        "700 of 3",
                        SOUTH + " " + price,
                        "100 of 1"));
        assertThat(sums(packed, new PictureFilter("south", null, null, null, null, null)))
                .containsOnlyKeys(SOUTH + " " + boats, SOUTH + " " + price);
        assertThat(sums(packed, new PictureFilter(null, null, "BG", PictureMark.HELD, null, null)))
                .containsOnlyKeys(NORTH + " " + held);
    }

    private static Map<String, String> sums(byte[] packed, PictureFilter filter) {
        Map<String, String> sums = new HashMap<>();
        PackedSums.read(
                packed,
                filter,
                (origin, number, sum) ->
                        sums.put(origin + " " + number, sum.hundredths() + " of " + sum.notifications()));
        return sums;
    }

    @Test
    void readsPlacesOfWhatTheFilterLeaves() {
        PackedPlaces.At there = new PackedPlaces.At(PictureMark.NONE, PictureSpot.of(-33_900, -18_400));
        PackedPlaces.At nowhere = new PackedPlaces.At(PictureMark.HELD, PictureSpot.NONE);
        HeadlineSums numbers = new HeadlineSums();
        numbers.add(Headline.DEAD, 300);
        numbers.add(Headline.VESSELS, 1200);
        byte[] packed = PackedPlaces.of(Map.of(NORTH, Map.of(there, numbers), SOUTH, Map.of(nowhere, numbers)));
        assertThat(places(packed, ALL))
                .isEqualTo(Map.of(
                        NORTH + " NONE -34 -18.5", "{VESSELS=12, DEAD=3}",
                        SOUTH + " HELD null null", "{VESSELS=12, DEAD=3}"));
        assertThat(places(packed, new PictureFilter(null, "SEIZURE", null, null, null, null)))
                .containsOnlyKeys(NORTH + " NONE -34 -18.5");
        assertThat(places(packed, new PictureFilter(null, null, null, PictureMark.HELD, null, null)))
                .containsOnlyKeys(SOUTH + " HELD null null");
    }

    private static Map<String, String> places(byte[] packed, PictureFilter filter) {
        Map<String, String> places = new HashMap<>();
        PackedPlaces.read(
                packed,
                filter,
                (origin, at, numbers) -> places.put(
                        origin + " " + at.mark() + " " + at.spot().north() + " "
                                + at.spot().east(),
                        numbers.whole().toString()));
        return places;
    }
}
