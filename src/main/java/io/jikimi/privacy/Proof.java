package io.jikimi.privacy;

import java.time.Instant;

/**
 * That somebody was erased, without saying who.
 *
 * @param mark stands for the id; see {@link ErasureKeys}
 * @param rowsGone how many rows were deleted or lost the person, over all erasures
 */
public record Proof(Kind kind, String mark, Instant erasedAt, long rowsGone) {

    /** What was erased. */
    public enum Kind {
        PERSON,
        GUILD
    }
}
