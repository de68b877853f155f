/** By what people know of a notification, its contents are found: the search index, kept as keyed hashes. */
@NullMarked
package org.flaghoist.index;

import org.jspecify.annotations.NullMarked;
