/** The partners' SFTP servers: sessions, listing, fetching and delivering. */
@NullMarked
package org.flaghoist.sftp;

import org.jspecify.annotations.NullMarked;
