package io.jikimi.playground.rest;

import io.jikimi.playground.world.ChannelJson;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Overwrite;

/** Channels and their permissions. */
final class ChannelRoutes {

    private ChannelRoutes() {}

    static void addTo(Routes routes) {
        routes.get("/channels/{channel}", call -> Answer.of(ChannelJson.of(call.channel())));
        routes.patch("/channels/{channel}", ChannelRoutes::update);
        routes.delete("/channels/{channel}", ChannelRoutes::delete);
        routes.put("/channels/{channel}/permissions/{overwrite}", ChannelRoutes::permit);
        routes.delete("/channels/{channel}/permissions/{overwrite}", ChannelRoutes::unpermit);
        routes.post("/channels/{channel}/typing", ChannelRoutes::type);
        routes.get("/guilds/{guild}/channels", ChannelRoutes::list);
        routes.post("/guilds/{guild}/channels", ChannelRoutes::create);
    }

    private static Answer update(Call call) {
        var work = call.world().channelWork();
        return Answer.of(ChannelJson.of(work.update(call.bot(), call.channel(), call.body())));
    }

    private static Answer delete(Call call) {
        var channel = call.channel();
        var json = ChannelJson.of(channel);
        call.world().channelWork().delete(call.bot(), channel);
        return Answer.of(json);
    }

    private static Answer permit(Call call) {
        var body = call.body().deepCopy().put("id", call.text("overwrite"));
        call.world().channelWork().overwrite(call.bot(), call.channel(), Overwrite.of(body));
        return Answer.DONE;
    }

    private static Answer unpermit(Call call) {
        var work = call.world().channelWork();
        work.removeOverwrite(call.bot(), call.channel(), call.id("overwrite"));
        return Answer.DONE;
    }

    private static Answer type(Call call) {
        call.world().people().types(call.bot(), call.channel());
        return Answer.DONE;
    }

    private static Answer list(Call call) {
        var list = Json.array();
        call.guild().channelsOnly().forEach(channel -> list.add(ChannelJson.of(channel)));
        return Answer.of(list);
    }

    private static Answer create(Call call) {
        var work = call.world().channelWork();
        return Answer.made(ChannelJson.of(work.create(call.bot(), call.guild(), call.body())));
    }
}
