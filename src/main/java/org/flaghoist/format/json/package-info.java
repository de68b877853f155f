/** JSON by RFC 8259. */
@NullMarked
package org.flaghoist.format.json;

import org.jspecify.annotations.NullMarked;
