@NullMarked
package io.jikimi;

import org.jspecify.annotations.NullMarked;
