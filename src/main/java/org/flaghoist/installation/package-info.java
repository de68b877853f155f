/**
 * What a ledger belongs to: the key and the link kept beside it, its broker and journal, its hubs and what they decide
 * by.
 */
@NullMarked
package org.flaghoist.installation;

import org.jspecify.annotations.NullMarked;
