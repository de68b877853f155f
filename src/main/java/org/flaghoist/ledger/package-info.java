/** The record of each notification, delivery and event, sealed in a hash chain. */
@NullMarked
package org.flaghoist.ledger;

import org.jspecify.annotations.NullMarked;
