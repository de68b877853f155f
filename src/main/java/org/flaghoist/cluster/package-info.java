/** Which of several hubs on one database does the work that only one may do. */
@NullMarked
package org.flaghoist.cluster;

import org.jspecify.annotations.NullMarked;
