/** Tests of instances and their gate. */
@NullMarked
package io.jikimi.cluster;

import org.jspecify.annotations.NullMarked;
