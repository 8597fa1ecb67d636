package io.jikimi.doctor;

import static io.jikimi.doctor.Bytes.GIB;
import static io.jikimi.doctor.Bytes.MIB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room where the data lies, and whether it may be written there. */
final class DiskExamination implements Examination {

    private static final String NAME = "disk";
    private static final long TIGHT = GIB;
    private static final long FULL = 100 * MIB;

    private final Path folder;
    private final boolean holdsData;
    private final FreeSpace space;

    /** Tells how much room there is; tests tell what they like. */
    interface FreeSpace {
        long in(Path folder) throws IOException;
    }

    /**
     * Looks at a folder, which may not exist yet.
     *
     * @param holdsData whether the database lies there, so that it must be writable
     */
    DiskExamination(Path folder, boolean holdsData) {
        this(folder, holdsData, there -> Files.getFileStore(there).getUsableSpace());
    }

    DiskExamination(Path folder, boolean holdsData, FreeSpace space) {
        this.folder = folder.toAbsolutePath().normalize();
        this.holdsData = holdsData;
        this.space = space;
    }

    @Override
    public List<Finding> findings() {
        var there = nearest();
        if (holdsData && !(Files.isDirectory(there) && Files.isWritable(there))) {
            return List.of(
                    Finding.failed(
                            NAME,
                            "Jikimi cannot make files in %s, where its database belongs."
                                    .formatted(there),
                            "Give the folder to the user who runs Jikimi (chown), or set DATABASE_URL to"
                                    + " a place that it may write to."));
        }
        try {
            return List.of(room(there, space.in(there)));
        } catch (IOException unknown) {
            return List.of(
                    Finding.warning(
                            NAME,
                            "How much room there is in %s cannot be told.".formatted(there),
                            "Check with df that the disk is there and not full."));
        }
    }

    private static Finding room(Path there, long free) {
        var what = "%s are free in %s.".formatted(Bytes.say(free), there);
        if (free >= TIGHT) {
            return Finding.ok(NAME, what);
        }
        return free < FULL
                ? Finding.failed(
                        NAME,
                        what,
                        "Make room, or give Jikimi a larger disk: a full one loses data.")
                : Finding.warning(
                        NAME, what, "Make room, or give Jikimi a larger disk, before it is full.");
    }

    // What does not exist yet will be made on the disk of what does.
    private Path nearest() {
        var there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
