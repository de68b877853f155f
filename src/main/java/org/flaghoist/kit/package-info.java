/** The rehearsal: plays the hub towards a partner's real client, and reports which case passed. */
@NullMarked
package org.flaghoist.kit;

import org.jspecify.annotations.NullMarked;
