@NullMarked
package io.jikimi.access;

import org.jspecify.annotations.NullMarked;
