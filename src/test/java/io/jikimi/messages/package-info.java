@NullMarked
package io.jikimi.messages;

import org.jspecify.annotations.NullMarked;
