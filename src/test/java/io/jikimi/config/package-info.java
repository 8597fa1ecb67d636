@NullMarked
package io.jikimi.config;

import org.jspecify.annotations.NullMarked;
