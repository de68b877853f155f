package org.flaghoist.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flaghoist.notification.Receipt;

/** A receipt as JSON, where its addressee's form cannot carry it and it waits for an operator. */
public final class ReceiptJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private ReceiptJson() {}

    static byte[] bytes(Receipt receipt) {
        try {
            return JSON.writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Receipt of(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Receipt.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
