/** What people change in the files that hubs work by: proposed, looked at, agreed to by a second person, taken back. */
@NullMarked
package org.flaghoist.change;

import org.jspecify.annotations.NullMarked;
