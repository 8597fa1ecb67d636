@NullMarked
package io.jikimi.alerts;

import org.jspecify.annotations.NullMarked;
