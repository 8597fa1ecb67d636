package io.jikimi.doctor;

import static io.jikimi.doctor.Bytes.MIB;

import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the heap and all the rest of the process fit into the memory that it is given. The heap
 * is that of the process that asks: run with the bot's own JAVA_TOOL_OPTIONS, it is the bot's.
 */
final class MemoryExamination implements Examination {

    private static final String NAME = "memory";
    // Classes, code, stacks and buffers.
    private static final long BESIDE_HEAP = 200 * MIB;
    private static final long LEAST_HEAP = 64 * MIB;

    private final OptionalLong limit;
    private final long heap;

    MemoryExamination(OptionalLong limit, long heap) {
        this.limit = limit;
        this.heap = heap;
    }

    @Override
    public List<Finding> findings() {
        return List.of(finding());
    }

    private Finding finding() {
        var asked =
                "The heap of a Java with these JAVA_TOOL_OPTIONS may grow to %s"
                        .formatted(Bytes.say(heap));
        if (limit.isEmpty()) {
            return Finding.ok(NAME, asked + "; this system tells no limit.");
        }
        var most = limit.getAsLong();
        var what =
                "%s, of %s that the process may have; the rest of it takes about %s."
                        .formatted(asked, Bytes.say(most), Bytes.say(BESIDE_HEAP));
        if (heap + BESIDE_HEAP <= most) {
            return Finding.ok(NAME, what);
        }
        var fitting = (most - BESIDE_HEAP) / MIB;
        return Finding.warning(
                NAME,
                what,
                fitting * MIB < LEAST_HEAP
                        ? "Give it %s at least, or it will be killed under load."
                                .formatted(Bytes.say(LEAST_HEAP + BESIDE_HEAP))
                        : "Set JAVA_TOOL_OPTIONS=-Xmx%dm, or give it more memory, or it will be killed under load."
                                .formatted(fitting));
    }
}
