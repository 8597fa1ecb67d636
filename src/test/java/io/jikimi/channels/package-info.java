@NullMarked
package io.jikimi.channels;

import org.jspecify.annotations.NullMarked;
