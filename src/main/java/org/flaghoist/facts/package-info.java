/** What accepted notifications add up to: small rows without personal data, which outlive the contents. */
@NullMarked
package org.flaghoist.facts;

import org.jspecify.annotations.NullMarked;
