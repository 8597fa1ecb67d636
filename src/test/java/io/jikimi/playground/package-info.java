/** The playground: a stand-in for Discord to which the unmodified bot connects. */
@NullMarked
package io.jikimi.playground;

import org.jspecify.annotations.NullMarked;
