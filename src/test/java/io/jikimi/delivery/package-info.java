/** The files that platforms run Jikimi by, held against what those platforms document. */
@NullMarked
package io.jikimi.delivery;

import org.jspecify.annotations.NullMarked;
