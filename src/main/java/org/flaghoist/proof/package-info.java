/** What partners keep of what the hub told them, signed, and how it is compared with the hub's record. */
@NullMarked
package org.flaghoist.proof;

import org.jspecify.annotations.NullMarked;
