package io.jikimi.playground.page;

import io.jikimi.playground.PlaygroundClock;
import io.jikimi.playground.world.World;

import jakarta.servlet.Servlet;

import java.util.function.BiConsumer;

/**
 * The page through which a person talks to the bot in a browser: its files, a picture of the world,
 * a stream of changes, and what people do.
 */
public final class PlaygroundPage implements AutoCloseable {

    private final Feed feed;
    private final Viewers viewers;
    private final Snapshot snapshot;
    private final Traffic traffic;
    private final Deeds deeds;
    private final World world;

    public PlaygroundPage(World world, PlaygroundClock clock, Backstage backstage) {
        this.world = world;
        feed = new Feed(world);
        viewers = new Viewers(world);
        traffic = new Traffic(world, backstage);
        snapshot = new Snapshot(world, feed, viewers, traffic);
        deeds = new Deeds(world, clock, backstage);
        clock.whenTurned(feed::clockTurned);
    }

    /** Puts the page on a web server, at its root. */
    public void mountOn(BiConsumer<String, Servlet> server) {
        server.accept("/", new FileServlet());
        server.accept("/playground/state", new StateServlet(snapshot, viewers));
        server.accept("/playground/events", new StreamServlet(world, feed, viewers, traffic));
        server.accept("/playground/*", new DeedServlet(world, deeds));
    }

    /** Ends the streams of open pages, which would otherwise hold the web server's end up. */
    @Override
    public void close() {
        feed.close();
    }
}
