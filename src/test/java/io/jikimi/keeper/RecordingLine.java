package io.jikimi.keeper;

import io.jikimi.discord.OwnerLine;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to owners that remembers what was written, and can be told to fail. */
final class RecordingLine implements OwnerLine {

    static final long OWNER = 7;
    static final long MATE = 8;

    /** One letter as one owner has it. */
    record Written(long ownerId, Letter letter) {}

    private final List<Written> written = new CopyOnWriteArrayList<>();
    private final Set<Long> shut = ConcurrentHashMap.newKeySet();
    private final Set<Long> owners = new HashSet<>(Set.of(OWNER));
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;
    private volatile boolean dying;

    void hangUp() {
        open = false;
    }

    void pickUp() {
        open = true;
    }

    void shutTo(long ownerId) {
        shut.add(ownerId);
    }

    void breakFor(long ownerId) {
        broken.add(ownerId);
    }

    void heal() {
        shut.clear();
        broken.clear();
    }

    /** The next letter gets there, and whoever wrote it dies before knowing. */
    void dieAfterTheNext() {
        dying = true;
    }

    RecordingLine withATeam() {
        owners.add(MATE);
        return this;
    }

    List<Written> written() {
        return List.copyOf(written);
    }

    List<String> words() {
        return written.stream().map(one -> one.letter().words()).toList();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Set<Long> owners() {
        return Set.copyOf(owners);
    }

    @Override
    public void write(long ownerId, Letter letter) throws IOException {
        if (shut.contains(ownerId)) {
            throw new Shut("on purpose");
        }
        if (broken.contains(ownerId)) {
            throw new IOException("on purpose");
        }
        var isThere =
                written.stream()
                        .filter(one -> one.ownerId() == ownerId)
                        .map(Written::letter)
                        .anyMatch(
                                one ->
                                        one.nonce().equals(letter.nonce())
                                                || letter.maybeThere()
                                                        && one.words().contains(letter.mark()));
        if (!isThere) {
            written.add(new Written(ownerId, letter));
        }
        if (dying) {
            dying = false;
            throw new Death();
        }
    }

    /** What no catch of ours expects, as the end of a process. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }
}
