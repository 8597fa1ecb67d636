/** The roof of Jikimi: starts everything below. */
@NullMarked
package io.jikimi;

import org.jspecify.annotations.NullMarked;
