@NullMarked
package io.jikimi.moderation;

import org.jspecify.annotations.NullMarked;
