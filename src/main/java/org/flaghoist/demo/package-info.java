/** Simulated partners that send the samples, on embedded defaults. */
@NullMarked
package org.flaghoist.demo;

import org.jspecify.annotations.NullMarked;
