/** What a notification is to the hub: its form, the places and faults of what was read, and receipts. */
@NullMarked
package org.flaghoist.notification;

import org.jspecify.annotations.NullMarked;
