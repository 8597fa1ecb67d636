@NullMarked
package io.jikimi.stored;

import org.jspecify.annotations.NullMarked;
