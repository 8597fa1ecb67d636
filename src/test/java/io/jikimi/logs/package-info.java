@NullMarked
package io.jikimi.logs;

import org.jspecify.annotations.NullMarked;
