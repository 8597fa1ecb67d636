@NullMarked
package io.jikimi.reminders;

import org.jspecify.annotations.NullMarked;
