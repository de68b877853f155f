package org.flaghoist.picture;

import java.util.HashMap;
import java.util.Map;

/** What the notifications of a day, or of a week, add up to, packed. */
record PackedPicture(byte[] sums, byte[] places) {

    /** By what its notifications are told apart to begin with. */
    record Each(PictureOrigin origin, PictureSpot spot) {

        static Each of(CountedNotification counted) {
            return new Each(PictureOrigin.of(counted), PictureSpot.of(counted.latitude(), counted.longitude()));
        }
    }

    /** Adds up what is to be packed together. */
    static final class Parts {

        private final Map<PictureOrigin, Map<PictureNumber, PictureSum>> sums = new HashMap<>();
        private final Map<PictureOrigin, Map<PackedPlaces.At, HeadlineSums>> places = new HashMap<>();

        void add(Each each, PictureNumber number, PictureSum sum) {
            sums.computeIfAbsent(each.origin(), origin -> new HashMap<>())
                    .computeIfAbsent(number, of -> new PictureSum())
                    .add(sum.hundredths(), sum.notifications());
            Headline headline = Headline.of(number);
            if (headline != null) {
                places.computeIfAbsent(each.origin(), origin -> new HashMap<>())
                        .computeIfAbsent(new PackedPlaces.At(number.mark(), each.spot()), at -> new HeadlineSums())
                        .add(headline, sum.hundredths());
            }
        }

        PackedPicture packed() {
            return new PackedPicture(PackedSums.of(sums), PackedPlaces.of(places));
        }
    }
}
