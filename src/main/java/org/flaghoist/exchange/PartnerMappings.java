package org.flaghoist.exchange;

import org.flaghoist.mapping.Mapping;

/** Finds a partner's mapping; that each partner has one was seen to at the start. */
@FunctionalInterface
public interface PartnerMappings {

    Mapping of(String partner);
}
