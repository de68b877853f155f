/** OpenPGP: what partners' files are signed and encrypted with. */
@NullMarked
package org.flaghoist.pgp;

import org.jspecify.annotations.NullMarked;
