/** What a new partner begins with: drafts of its files, made of those of a partner that it is like. */
@NullMarked
package org.flaghoist.draft;

import org.jspecify.annotations.NullMarked;
