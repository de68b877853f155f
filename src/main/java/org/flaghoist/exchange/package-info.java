/** The way of a message: read, record, decide, render, send, deliver and collect. */
@NullMarked
package org.flaghoist.exchange;

import org.jspecify.annotations.NullMarked;
