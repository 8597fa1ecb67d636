@NullMarked
package io.jikimi.guilds;

import org.jspecify.annotations.NullMarked;
