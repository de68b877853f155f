package org.flaghoist.format.records;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.fields.LocalTimes;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** The first record of a file: whose it is, its number and when it was made. */
final class RecordHeader {

    private static final String FIRST = "1";

    private final RecordLayout layout;
    private final Charset charset;
    private final LocalTimes times;
    private final List<Slot> slots;

    RecordHeader(RecordLayout layout, Charset charset, ZoneId zone) {
        this.layout = layout;
        this.charset = charset;
        this.times = new LocalTimes(zone, layout.time(), layout.time());
        this.slots = Slot.inARow(layout.header());
    }

    /** @throws Rejection for the first fault; a field that is required and empty comes after all others */
    void check(RawRecord first) {
        Slot number = slots.get(1);
        Slot time = slots.get(2);
        if (first.letter() != layout.headerLetter()
                || first.length() != layout.length()
                || !first.ended()
                || !first.isBlankFrom(time.end())) {
            throw new Rejection(FaultCode.MALFORMED, FIRST, null, null);
        }
        refuseUnless(first.value(slots.get(0), charset).equals(layout.sender()), FaultCode.SENDER_MISMATCH, 0);
        boolean noNumber = first.value(number, charset).isEmpty();
        boolean noTime = first.value(time, charset).isEmpty();
        refuseUnless(noNumber || FilledNumber.are(first.text(number, charset)), FaultCode.MALFORMED, 1);
        refuseUnless(noTime || exists(first.value(time, charset)), FaultCode.TIME_INVALID, 2);
        refuseUnless(!noNumber, FaultCode.SCHEMA, 1);
        refuseUnless(!noTime, FaultCode.SCHEMA, 2);
    }

    private boolean exists(String time) {
        var local = times.local(time);
        return local != null && !times.zone().getRules().getValidOffsets(local).isEmpty();
    }

    private void refuseUnless(boolean right, FaultCode code, int slot) {
        if (!right) {
            throw new Rejection(code, FIRST, slots.get(slot).name(), null);
        }
    }
}
