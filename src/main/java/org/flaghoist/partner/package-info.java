/** The partners as configured: how each is reached and what it may have. */
@NullMarked
package org.flaghoist.partner;

import org.jspecify.annotations.NullMarked;
