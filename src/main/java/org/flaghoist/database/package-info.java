/**
 * The hub's database, an SQLite file or PostgreSQL: how it is opened, kept from others and copied, and how work is done
 * in transactions. What its tables mean is said by the packages that have them.
 */
@NullMarked
package org.flaghoist.database;

import org.jspecify.annotations.NullMarked;
