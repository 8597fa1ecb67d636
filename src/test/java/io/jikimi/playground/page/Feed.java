package io.jikimi.playground.page;

import io.jikimi.playground.world.Change;
import io.jikimi.playground.world.User;
import io.jikimi.playground.world.World;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears all changes of the world and passes them to the pages that stand open. */
final class Feed {

    private final World world;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private long count;
    private volatile boolean closed;

    Feed(World world) {
        this.world = world;
        world.subscribe(this::hear);
    }

    /** Called while the world stands still. */
    private void hear(Change change) {
        if (change.isForPeople()) {
            count++;
            streams.forEach(stream -> stream.hear(change));
        }
    }

    /** How much has happened; a page with an older picture than its stream asks for a new one. */
    long revision() {
        return world.alone(() -> count);
    }

    Stream open(User viewer) {
        return world.alone(
                () -> {
                    var stream = new Stream(viewer, count);
                    if (closed) {
                        stream.close();
                    }
                    streams.add(stream);
                    return stream;
                });
    }

    void end(Stream stream) {
        streams.remove(stream);
    }

    void clockTurned() {
        streams.forEach(Stream::clockTurned);
    }

    void close() {
        closed = true;
        streams.forEach(Stream::close);
    }
}
