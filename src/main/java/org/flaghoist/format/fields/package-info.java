/** Fields: native values to the hub's and back. */
@NullMarked
package org.flaghoist.format.fields;

import org.jspecify.annotations.NullMarked;
