@NullMarked
package io.jikimi.testing;

import org.jspecify.annotations.NullMarked;
