package io.jikimi.playground.rest;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.ChannelJson;
import io.jikimi.playground.world.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Threads: starting, following, leaving. */
final class ThreadRoutes {

    private ThreadRoutes() {}

    static void addTo(Routes routes) {
        routes.post("/channels/{channel}/threads", call -> start(call, 0));
        routes.post(
                "/channels/{channel}/messages/{message}/threads",
                call -> start(call, call.id("message")));
        routes.get("/guilds/{guild}/threads/active", ThreadRoutes::active);
        routes.get("/channels/{channel}/threads/archived/public", ThreadRoutes::archived);
        routes.put("/channels/{channel}/thread-members/{user}", ThreadRoutes::follow);
        routes.delete("/channels/{channel}/thread-members/{user}", ThreadRoutes::unfollow);
    }

    private static Answer start(Call call, long messageId) {
        var work = call.world().channelWork();
        var thread = work.startThread(call.bot(), call.channel(), messageId, call.body());
        return Answer.made(ChannelJson.ofThreadFor(thread, call.bot().id()));
    }

    private static Answer active(Call call) {
        return Answer.of(
                json(
                        call,
                        call.guild().threads().stream()
                                .filter(each -> !isArchived(each))
                                .toList()));
    }

    private static Answer archived(Call call) {
        var parent = call.channel();
        var threads =
                call.world().guild(parent.guildId()).threads().stream()
                        .filter(each -> each.parentId() == parent.id() && isArchived(each))
                        .toList();
        return Answer.of(json(call, threads));
    }

    private static boolean isArchived(Channel channel) {
        var thread = channel.thread();
        return thread != null && thread.isArchived();
    }

    private static ObjectNode json(Call call, List<Channel> threads) {
        var json = Json.object().put("has_more", false);
        json.putArray("members");
        var list = json.putArray("threads");
        threads.forEach(each -> list.add(ChannelJson.ofThreadFor(each, call.bot().id())));
        return json;
    }

    private static Answer follow(Call call) {
        call.world().channelWork().follow(call.user(), call.channel());
        return Answer.DONE;
    }

    private static Answer unfollow(Call call) {
        call.world().channelWork().unfollow(call.user(), call.channel());
        return Answer.DONE;
    }
}
