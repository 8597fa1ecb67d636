@NullMarked
package io.jikimi.basics;

import org.jspecify.annotations.NullMarked;
