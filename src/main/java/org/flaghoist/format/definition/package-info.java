/** A partner's {@code format.yaml} as records. */
@NullMarked
package org.flaghoist.format.definition;

import org.jspecify.annotations.NullMarked;
