/** The mappings: a partner's message to the hub's form and back, by JSLT, code tables and functions. */
@NullMarked
package org.flaghoist.mapping;

import org.jspecify.annotations.NullMarked;
