/** CSV by RFC 4180. */
@NullMarked
package org.flaghoist.format.csv;

import org.jspecify.annotations.NullMarked;
