/** What is withdrawn before its recipient fetches it, and what people recall. */
@NullMarked
package org.flaghoist.recall;

import org.jspecify.annotations.NullMarked;
