/** The hub's database: an SQLite file, or PostgreSQL. */
@NullMarked
package org.flaghoist.database;

import org.jspecify.annotations.NullMarked;
