/** Tests of the connection. */
@NullMarked
package io.jikimi.discord;

import org.jspecify.annotations.NullMarked;
