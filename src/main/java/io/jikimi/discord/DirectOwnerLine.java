package io.jikimi.discord;

import io.jikimi.config.BotProperties;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;

import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes to the owner without JDA, whose requests end with its shards: the owner must hear of a bot
 * that Discord does not let connect. It is used a few times a day, so it needs no limiter.
 */
@Component
class DirectOwnerLine implements OwnerLine {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 404);
    private static final int SUPPRESS_EMBEDS = 4;
    private static final int LOOKED_THROUGH = 50;
    private static final int ACCEPTED = 2;

    private final BotProperties properties;
    private final BotToken token;
    private final RestTraffic traffic;
    private final RestShare share;
    private final Parking parking;
    private final OkHttpClient http;

    DirectOwnerLine(
            BotProperties properties,
            BotToken token,
            DiscordThreads threads,
            RestTraffic traffic,
            RestShare share,
            Parking parking) {
        this.properties = properties;
        this.token = token;
        this.traffic = traffic;
        this.share = share;
        this.parking = parking;
        this.http = threads.http.newBuilder().callTimeout(PATIENCE).build();
    }

    @Override
    public boolean isOpen() {
        return parking.parked().filter(now -> now.cause() == ParkingCause.TOKEN).isEmpty();
    }

    @Override
    public Set<Long> owners() throws IOException {
        var application = DataObject.fromJson(ask(get("oauth2/applications/@me")));
        return application
                .optObject("team")
                .map(DirectOwnerLine::members)
                .orElseGet(() -> Stream.of(application.getObject("owner")))
                .map(user -> user.getUnsignedLong("id"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<DataObject> members(DataObject team) {
        return team.getArray("members").stream(DataArray::getObject)
                .filter(member -> member.getInt("membership_state") == ACCEPTED)
                .map(member -> member.getObject("user"));
    }

    @Override
    public void write(long ownerId, Letter letter) throws IOException {
        var recipient = DataObject.empty().put("recipient_id", String.valueOf(ownerId));
        var channel = DataObject.fromJson(ask(post("users/@me/channels", recipient)));
        var messages = "channels/" + channel.getString("id") + "/messages";
        if (!letter.maybeThere() || !isThere(messages, letter.mark())) {
            ask(post(messages, message(letter)));
        }
    }

    private boolean isThere(String messages, String mark) throws IOException {
        var last = DataArray.fromJson(ask(get(messages + "?limit=" + LOOKED_THROUGH)));
        return last.stream(DataArray::getObject)
                .anyMatch(message -> message.getString("content", "").contains(mark));
    }

    private static DataObject message(Letter letter) {
        var nobody = DataObject.empty().put("parse", DataArray.fromCollection(List.of()));
        return DataObject.empty()
                .put("content", letter.words())
                .put("nonce", letter.nonce())
                .put("enforce_nonce", true)
                .put("flags", SUPPRESS_EMBEDS)
                .put("allowed_mentions", nobody);
    }

    private Request get(String route) {
        return DiscordApi.get(properties.apiUrl(), token.current(), route);
    }

    private Request post(String route, DataObject body) {
        return get(route).newBuilder().post(RequestBody.create(body.toJson(), JSON)).build();
    }

    private String ask(Request question) throws IOException {
        var asking = token.current();
        share.count();
        try (var response = http.newCall(question).execute()) {
            traffic.note(response);
            if (response.isSuccessful()) {
                return response.body().string();
            }
            if (response.code() == 401 && asking.equals(token.current())) {
                parking.park(ParkingCause.TOKEN);
            }
            throw refusal(response);
        }
    }

    private static IOException refusal(Response response) {
        var why = "Discord answered with " + response.code();
        return REFUSALS.contains(response.code()) ? new Shut(why) : new IOException(why);
    }
}
