@NullMarked
package io.jikimi.times;

import org.jspecify.annotations.NullMarked;
