/** What an XML Schema says of elements, attributes and their values, however it is written there. */
@NullMarked
package org.flaghoist.format.xsd;

import org.jspecify.annotations.NullMarked;
