/** The playground's page: what a person sees of the world in a browser, and does there. */
@NullMarked
package io.jikimi.playground.page;

import org.jspecify.annotations.NullMarked;
