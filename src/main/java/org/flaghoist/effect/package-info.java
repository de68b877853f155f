/** What changed mappings, tables or policy would do to what the ledger keeps; reads only. */
@NullMarked
package org.flaghoist.effect;

import org.jspecify.annotations.NullMarked;
