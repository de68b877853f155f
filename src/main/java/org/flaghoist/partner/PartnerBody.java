package org.flaghoist.partner;

import org.flaghoist.notification.RecipientId;

/**
 * A body of a partner: a recipient of its own, that has the partner's form and connection.
 *
 * @param id {@code <partner>--<body>}, see {@link RecipientId}
 * @param name for people
 */
public record PartnerBody(String id, String name) {}
