package io.jikimi.doctor;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.List;

/** How many files and connections the process may have open at once. */
final class OpenFilesExamination implements Examination {

    private static final String NAME = "open-files";
    private static final long LEAST = 1_024;
    private static final long LEAST_WITH_MANY_SHARDS = 4_096;
    private static final int MANY_SHARDS = 16;

    private final long limit;
    private final int shards;

    OpenFilesExamination(long limit, int shards) {
        this.limit = limit;
        this.shards = shards;
    }

    /** The limit of this process; none where the system knows no such thing. */
    static long ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    @Override
    public List<Finding> findings() {
        if (limit == Long.MAX_VALUE) {
            return List.of(Finding.ok(NAME, "Open files are not limited."));
        }
        var what = "%d files and connections may be open at once.".formatted(limit);
        var least = shards >= MANY_SHARDS ? LEAST_WITH_MANY_SHARDS : LEAST;
        return List.of(
                limit >= least
                        ? Finding.ok(NAME, what)
                        : Finding.warning(
                                NAME,
                                what,
                                "Raise it to %d at least: ulimit -n, LimitNOFILE= in systemd, or --ulimit nofile= of the container."
                                        .formatted(least)));
    }
}
