package io.jikimi.playground.page;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.World;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tells an open page what changes, as server-sent events. Each has a virtual thread of its own. */
final class StreamServlet extends HttpServlet {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final transient World world;
    private final transient Feed feed;
    private final transient Viewers viewers;
    private final transient Traffic traffic;

    StreamServlet(World world, Feed feed, Viewers viewers, Traffic traffic) {
        this.world = world;
        this.feed = feed;
        this.viewers = viewers;
        this.traffic = traffic;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        var stream = feed.open(viewers.named(request.getParameter("as")));
        try {
            tell(stream, response.getWriter());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The playground ends");
        } finally {
            feed.end(stream);
        }
    }

    /** Goes on until the page is closed, which the next write notices. */
    private void tell(Stream stream, PrintWriter out) throws InterruptedException {
        write(out, "hello", Json.object().put("revision", stream.revision()));
        var shown = traffic.mark();
        while (!out.checkError() && !stream.isClosed()) {
            var news = stream.take(BEAT);
            for (var place : news.touched()) {
                message(stream, place, out);
            }
            if (news.turned()) {
                write(out, "clock", Json.object().put("now", world.now().toEpochMilli()));
            }
            if (news.stale()) {
                write(out, "changed", Json.object());
            }
            var mark = traffic.mark();
            if (!mark.equals(shown)) {
                shown = mark;
                write(out, "traffic", traffic.json());
            }
            out.write(":\n\n");
        }
    }

    private void message(Stream stream, Stream.Place place, PrintWriter out) {
        var json = Json.object().put("channel_id", Json.id(place.channelId()));
        var event = world.alone(() -> describe(stream, place, json));
        if (!event.isEmpty()) {
            write(out, event, json);
        }
    }

    private String describe(Stream stream, Stream.Place place, ObjectNode json) {
        var viewer = stream.viewer();
        var channel = viewers.channel(place.channelId());
        if (channel == null || !world.permissions().may(viewer, channel, Permission.VIEW_CHANNEL)) {
            return "";
        }
        var message = channel.messages().get(place.messageId());
        if (message == null || !message.isVisibleTo(viewer)) {
            json.put("id", Json.id(place.messageId()));
            return "message-gone";
        }
        json.set("message", message.json(viewer.id()));
        return "message";
    }

    private static void write(PrintWriter out, String event, ObjectNode data) {
        out.write("event: " + event + "\ndata: " + data + "\n\n");
        out.flush();
    }
}
