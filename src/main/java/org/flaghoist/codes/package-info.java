/** Words that code tables lack: which were refused, what they are to mean, and the messages that waited for that. */
@NullMarked
package org.flaghoist.codes;

import org.jspecify.annotations.NullMarked;
