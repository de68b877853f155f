/** What people do with dead letters, holds, partners and what is kept. */
@NullMarked
package org.flaghoist.operator;

import org.jspecify.annotations.NullMarked;
