package org.flaghoist.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The numbers of a week in bytes: first by what they are told apart, once, then by their origin. */
final class PackedSums {

    private PackedSums() {}

    /** Is given what is read. */
    @FunctionalInterface
    interface EachSum {

        void take(PictureOrigin origin, PictureNumber number, PictureSum sum);
    }

    static byte[] of(Map<PictureOrigin, Map<PictureNumber, PictureSum>> sums) {
        Map<PictureNumber, Integer> places = new LinkedHashMap<>();
        sums.values().forEach(numbers -> numbers.keySet().forEach(number -> places.putIfAbsent(number, places.size())));
        PackedWriter out = new PackedWriter();
        out.number(places.size());
        places.keySet().forEach(number -> write(out, number));
        sums.forEach((origin, numbers) -> {
            origin.write(out);
            out.part(() -> numbers.forEach((number, sum) -> {
                out.number(Objects.requireNonNull(places.get(number)));
                out.number(sum.hundredths());
                out.number(sum.notifications());
            }));
        });
        return out.bytes();
    }

    private static void write(PackedWriter out, PictureNumber number) {
        Long price = number.price();
        out.text(number.mark().name());
        out.text(number.measure());
        out.text(number.kind());
        out.text(number.route());
        out.text(number.currency());
        out.number(price == null ? 0 : 1);
        if (price != null) {
            out.number(price);
        }
    }

    /** Passes over what the filter leaves out; the days are not looked at. */
    static void read(byte[] bytes, PictureFilter filter, EachSum each) {
        PackedReader in = new PackedReader(bytes);
        PictureNumber[] numbers = new PictureNumber[in.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(in);
        }
        while (in.isMore()) {
            PictureOrigin origin = PictureOrigin.read(in);
            int end = in.partEnd();
            while (origin.isMeant(filter) && in.isBefore(end)) {
                PictureNumber number = numbers[in.count()];
                PictureSum sum = new PictureSum(in.number(), in.number());
                if (filter.isMeant(number.mark())) {
                    each.take(origin, number, sum);
                }
            }
            in.goTo(end);
        }
    }

    private static PictureNumber number(PackedReader in) {
        return new PictureNumber(
                PictureMark.valueOf(in.text()),
                in.text(),
                in.optionalText(),
                in.optionalText(),
                in.optionalText(),
                in.count() == 0 ? null : Long.valueOf(in.number()));
    }
}
