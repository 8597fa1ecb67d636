@NullMarked
package io.jikimi.status;

import org.jspecify.annotations.NullMarked;
