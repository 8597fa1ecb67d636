@NullMarked
package io.jikimi.cases;

import org.jspecify.annotations.NullMarked;
