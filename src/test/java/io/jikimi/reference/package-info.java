@NullMarked
package io.jikimi.reference;

import org.jspecify.annotations.NullMarked;
