package org.flaghoist.picture;

import java.util.HashMap;
import java.util.Map;

/** What the map shows of a week, or of a block of weeks, in bytes: by its origin. */
final class PackedPlaces {

    private PackedPlaces() {}

    /** By what the page tells the marks of the map apart, beside the origin. */
    record At(PictureMark mark, PictureSpot spot) {}

    /** Is given what is read. */
    @FunctionalInterface
    interface EachPlace {

        void take(PictureOrigin origin, At at, HeadlineSums numbers);
    }

    static byte[] of(Map<PictureOrigin, Map<At, HeadlineSums>> places) {
        PackedWriter out = new PackedWriter();
        places.forEach((origin, spots) -> {
            origin.write(out);
            out.part(() -> spots.forEach((at, numbers) -> {
                out.text(at.mark().name());
                at.spot().write(out);
                numbers.write(out);
            }));
        });
        return out.bytes();
    }

    /** Adds up what of several is at the same place. */
    static EachPlace into(Map<PictureOrigin, Map<At, HeadlineSums>> all) {
        return (origin, at, numbers) -> all.computeIfAbsent(origin, of -> new HashMap<>())
                .computeIfAbsent(at, of -> new HeadlineSums())
                .add(numbers);
    }

    /** Passes over what the filter leaves out; the days are not looked at. */
    static void read(byte[] bytes, PictureFilter filter, EachPlace each) {
        PackedReader in = new PackedReader(bytes);
        while (in.isMore()) {
            PictureOrigin origin = PictureOrigin.read(in);
            int end = in.partEnd();
            while (origin.isMeant(filter) && in.isBefore(end)) {
                At at = new At(PictureMark.valueOf(in.text()), PictureSpot.read(in));
                HeadlineSums numbers = HeadlineSums.read(in);
                if (filter.isMeant(at.mark())) {
                    each.take(origin, at, numbers);
                }
            }
            in.goTo(end);
        }
    }
}
