@NullMarked
package io.jikimi.commands;

import org.jspecify.annotations.NullMarked;
