@NullMarked
package io.jikimi.timers;

import org.jspecify.annotations.NullMarked;
