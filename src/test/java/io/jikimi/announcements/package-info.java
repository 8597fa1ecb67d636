@NullMarked
package io.jikimi.announcements;

import org.jspecify.annotations.NullMarked;
