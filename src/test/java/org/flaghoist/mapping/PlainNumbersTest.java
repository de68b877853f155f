package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;

/** A number goes out in plain digits, however it came in. */
class PlainNumbersTest {

    private static final Pattern EXPONENT = Pattern.compile("[0-9.][eE][+-]?[0-9]");

    /** No larger than what a field of records has digits for. */
    @Provide
    Arbitrary<BigDecimal> amounts() {
        return decimals("9999999999", 3);
    }

    @Provide
    Arbitrary<BigDecimal> quantities() {
        return decimals("10000000", 2);
    }

    /** With their zeros stripped, which gives 1E+7 for ten million and 1E-3 for a thousandth. */
    private static Arbitrary<BigDecimal> decimals(String largest, int scale) {
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(largest))
                .ofScale(scale);
        Arbitrary<BigDecimal> powers = Arbitraries.integers()
                .between(-scale, largest.length() - 1)
                .map(n -> BigDecimal.ONE.scaleByPowerOfTen(n));
        return Arbitraries.oneOf(any, powers).map(BigDecimal::stripTrailingZeros);
    }

    @Property(tries = 300)
    void writesNoExponentAndLosesNothing(
            @ForAll("amounts") BigDecimal amount, @ForAll("quantities") BigDecimal quantity) {
        for (String partner : Shipped.partners()) {
            ObjectNode notification = notification(partner, amount, quantity);
            assertThat(Shipped.SCHEMA.check(notification)).isEmpty();
            byte[] rendered = Shipped.mapping(partner).render(notification);
            // Records have digits only, and a checksum that may look like an exponent.
            if (Shipped.format(partner).file().syntax().kind() != SyntaxKind.RECORDS) {
                assertThat(EXPONENT.matcher(new String(rendered, StandardCharsets.ISO_8859_1))
                                .results())
                        .as(partner)
                        .isEmpty();
            }
            ObjectNode again = Shipped.again(partner, notification);
            assertThat(again.at("/advert/price/amount").decimalValue()).isEqualByComparingTo(amount);
            assertThat(again.at("/items/0/quantity").decimalValue()).isEqualByComparingTo(quantity);
        }
    }

    private static ObjectNode notification(String partner, BigDecimal amount, BigDecimal quantity) {
        ObjectNode notification = SampleNotifications.intelligence(partner, "2026-11-03T08:15:00Z");
        notification.putArray("items").addObject().put("kind", "PUMP").put("quantity", quantity);
        notification
                .putObject("advert")
                .put("platform", "ExampleTok")
                .putObject("price")
                .put("amount", amount)
                .put("currency", "CHF")
                .put("per", "BOAT");
        return notification;
    }
}
