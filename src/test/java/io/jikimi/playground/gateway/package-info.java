/** Discord's gateway, version 10, in front of the playground's world. */
@NullMarked
package io.jikimi.playground.gateway;

import org.jspecify.annotations.NullMarked;
