/** Tests of the readers of files. */
@NullMarked
package io.jikimi.sources;

import org.jspecify.annotations.NullMarked;
