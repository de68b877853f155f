package org.flaghoist.picture;

import java.util.List;

/**
 * All that the page shows.
 *
 * @param sums of all together
 * @param prices by week
 */
public record PictureView(
        List<PictureRow> sums,
        List<PictureTotals> partners,
        List<PictureTotals> countries,
        List<PictureTotals> types,
        List<PictureTotals> weeks,
        List<PictureRow> prices,
        List<PicturePlace> places) {}
