/** What is deleted, when, and what keeps it: retention, legal holds, erasure, old records. */
@NullMarked
package org.flaghoist.retention;

import org.jspecify.annotations.NullMarked;
