/** XML 1.0 without document types. */
@NullMarked
package org.flaghoist.format.xml;

import org.jspecify.annotations.NullMarked;
