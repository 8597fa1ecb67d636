/**
 * The contract: what Discord's own description says of every request and answer, held against ours.
 */
@NullMarked
package io.jikimi.playground.contract;

import org.jspecify.annotations.NullMarked;
