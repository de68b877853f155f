package org.flaghoist.picture;

import org.jspecify.annotations.Nullable;

/** By what the page tells notifications apart, beside the week. */
record PictureOrigin(String sender, String type, @Nullable String country) {

    static PictureOrigin of(CountedNotification counted) {
        return new PictureOrigin(counted.sender(), counted.type(), counted.country());
    }

    static PictureOrigin read(PackedReader in) {
        return new PictureOrigin(in.text(), in.text(), in.optionalText());
    }

    void write(PackedWriter out) {
        out.text(sender);
        out.text(type);
        out.text(country);
    }

    boolean isMeant(PictureFilter filter) {
        return (filter.sender() == null || filter.sender().equals(sender))
                && (filter.type() == null || filter.type().equals(type))
                && (filter.country() == null || filter.country().equals(countryOrNone()));
    }

    String countryOrNone() {
        return country == null ? PictureFilter.NO_COUNTRY : country;
    }
}
