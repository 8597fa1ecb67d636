@NullMarked
package io.jikimi.privacy;

import org.jspecify.annotations.NullMarked;
