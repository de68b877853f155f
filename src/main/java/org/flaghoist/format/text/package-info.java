/** Characters, charsets and words, whatever the syntax. */
@NullMarked
package org.flaghoist.format.text;

import org.jspecify.annotations.NullMarked;
