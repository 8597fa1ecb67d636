/** Tests of the keeper. */
@NullMarked
package io.jikimi.keeper;

import org.jspecify.annotations.NullMarked;
