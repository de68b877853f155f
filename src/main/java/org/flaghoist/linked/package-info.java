/** What notifications of several senders have in common: the serial of an engine, a phone number, an advert. */
@NullMarked
package org.flaghoist.linked;

import org.jspecify.annotations.NullMarked;
