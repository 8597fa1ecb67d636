@NullMarked
package io.jikimi.doctor;

import org.jspecify.annotations.NullMarked;
