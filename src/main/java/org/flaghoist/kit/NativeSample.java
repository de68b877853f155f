package org.flaghoist.kit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A sample as a partner has it.
 *
 * @param form what the hub makes of it, or makes it of
 */
record NativeSample(String name, byte[] bytes, JsonNode form) {}
