/**
 * The unmodified bot through real JDA, against the playground: what people do, and what they see.
 */
@NullMarked
package io.jikimi.endtoend;

import org.jspecify.annotations.NullMarked;
