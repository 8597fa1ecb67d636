package io.jikimi.privacy;

import io.jikimi.config.Secret;

import java.util.List;

/**
 * The list of erasures, as it is carried over from one database to another.
 *
 * @param keys the keys that lie in the database; the operator's own is not among them
 */
public record ErasureList(List<Secret> keys, List<Proof> proofs) {}
