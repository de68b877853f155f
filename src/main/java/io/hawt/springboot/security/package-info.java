/** What Hawtio looks for under its own name. */
@NullMarked
package io.hawt.springboot.security;

import org.jspecify.annotations.NullMarked;
