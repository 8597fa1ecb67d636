/** Tests of parking, progress and the end. */
@NullMarked
package io.jikimi.lifecycle;

import org.jspecify.annotations.NullMarked;
