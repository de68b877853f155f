package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.NumberRules;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.text.Decimals;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedDecimal;
import org.flaghoist.notification.LocatedInteger;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.ReusedMatchers;
import org.jspecify.annotations.Nullable;

/** Whole and decimal numbers, converted between the partner's unit and the hub's on decimals, rounded once. */
final class NumberValue implements FieldValue {

    private static final int EXACT_ENOUGH = 40;

    private final @Nullable NumberForm form;
    private final @Nullable GroupedDigits groups;
    private final boolean whole;
    private final Patterns patterns;
    private final Units units;

    NumberValue(@Nullable NumberForm form, boolean whole, Patterns patterns, Units units) {
        this.form = form;
        this.groups = GroupedDigits.of(form);
        this.whole = whole;
        this.patterns = patterns;
        this.units = units;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        if (form == null) {
            return raw instanceof NumberText
                    ? value(raw.textValue(), field, place, report)
                    : notANumber(raw, place, report);
        }
        String written = raw.textValue();
        if (raw instanceof NumberText) {
            report.fault(FaultCode.SCHEMA, place, written);
            return FAULTY;
        }
        if (written.isEmpty()) {
            return null;
        }
        String digits = groups == null || field.number().plain() ? written : groups.ungrouped(written);
        if (digits == null || !formOf(field, form).matches(digits)) {
            report.fault(form.fault() == null ? FaultCode.SCHEMA : form.fault(), place, written);
            return FAULTY;
        }
        return value(form.comma() ? digits.replace(',', '.') : digits, field, place, report);
    }

    private ReusedMatchers formOf(Field field, NumberForm numbers) {
        return patterns.get(
                field.shape().pattern() != null
                        ? field.shape().pattern()
                        : whole ? numbers.integer() : numbers.decimal());
    }

    private static @Nullable JsonNode notANumber(JsonNode raw, Place place, Report report) {
        if (raw.isTextual() && raw.textValue().isEmpty()) {
            return null;
        }
        report.fault(FaultCode.SCHEMA, place, raw.isTextual() ? raw.textValue() : null);
        return FAULTY;
    }

    private JsonNode value(String written, Field field, Place place, Report report) {
        NumberRules rules = field.number();
        BigDecimal value = Decimals.read(written);
        if (value != null && rules.unit() != null) {
            value = value.multiply(units.factor(rules.unit()));
        }
        if (value != null && rules.places() != null) {
            value = value.setScale(rules.places(), RoundingMode.HALF_EVEN);
        }
        value = value == null ? null : Decimals.plain(value);
        if (value == null || (whole && (value.scale() > 0 || value.precision() > 18))) {
            report.fault(FaultCode.SCHEMA, place, written);
            return FAULTY;
        }
        return whole ? new LocatedInteger(value.longValueExact(), place) : new LocatedDecimal(value, place);
    }

    @Override
    public @Nullable JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        BigDecimal value = hub.decimalValue();
        NumberRules rules = field.number();
        if (rules.unit() != null) {
            value = value.divide(units.factor(rules.unit()), EXACT_ENOUGH, RoundingMode.HALF_EVEN);
        }
        if (rules.written() != null) {
            value = value.setScale(rules.written(), RoundingMode.HALF_EVEN);
        }
        if (rules.dropZero() && value.signum() == 0) {
            return null;
        }
        BigDecimal plain = Decimals.plain(value);
        if (form == null) {
            return DecimalNode.valueOf(plain);
        }
        String digits = form.comma() ? plain.toPlainString().replace('.', ',') : plain.toPlainString();
        return TextNode.valueOf(groups == null || rules.plain() ? digits : groups.grouped(digits));
    }
}
