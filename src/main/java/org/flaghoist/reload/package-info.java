/** What this hub works by, and how all hubs go over to other files together, without a restart. */
@NullMarked
package org.flaghoist.reload;

import org.jspecify.annotations.NullMarked;
