/** Discord's REST API, version 10, in front of the playground's world. */
@NullMarked
package io.jikimi.playground.rest;

import org.jspecify.annotations.NullMarked;
