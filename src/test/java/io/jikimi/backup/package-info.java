@NullMarked
package io.jikimi.backup;

import org.jspecify.annotations.NullMarked;
