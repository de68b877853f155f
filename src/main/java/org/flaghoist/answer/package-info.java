/** What recipients answer: to which notification each answer is, and that its sender was given it. */
@NullMarked
package org.flaghoist.answer;

import org.jspecify.annotations.NullMarked;
