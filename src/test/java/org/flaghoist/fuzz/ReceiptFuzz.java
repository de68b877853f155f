package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.Rejection;

/** Every sender can be told of any fault: a receipt that cannot be written would never be sent. */
final class ReceiptFuzz {

    @FuzzTest(maxDuration = "1m")
    void isWrittenForEveryPartner(FuzzedDataProvider data) {
        Rejection fault = new Rejection(
                data.pickValue(FaultCode.values()),
                data.consumeString(200),
                data.consumeBoolean() ? data.consumeString(200) : null,
                data.consumeBoolean() ? data.consumeString(200) : null);
        boolean read = data.consumeBoolean();
        Receipt receipt = new Receipt(
                "RC-2026-000001",
                read ? "A" + "0".repeat(data.consumeInt(2, 39)) : null,
                read ? data.consumeInt(1, 9999) : null,
                data.pickValue(Status.values()),
                null,
                fault.code().name(),
                fault.detail(),
                fault.location(),
                fault.field(),
                "2026-11-03T08:15:00Z");
        Cost.bounded(() -> Exchange.judge(receipt));
    }
}
