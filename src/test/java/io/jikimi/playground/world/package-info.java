/** What is true in the playground: people, guilds, channels, messages and what happens to them. */
@NullMarked
package io.jikimi.playground.world;

import org.jspecify.annotations.NullMarked;
