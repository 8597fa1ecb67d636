import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

import java.util.List;

/** The least that answers {@code !ping}: JDA and nothing else, to compare with. */
public final class BareBot extends ListenerAdapter {

    public static void main(String[] args) {
        DefaultShardManagerBuilder.createLight(
                        System.getenv("DISCORD_TOKEN"),
                        List.of(
                                GatewayIntent.GUILD_MESSAGES,
                                GatewayIntent.DIRECT_MESSAGES,
                                GatewayIntent.MESSAGE_CONTENT))
                .setRestConfig(new RestConfig().setBaseUrl(System.getenv("DISCORD_API_URL")))
                .addEventListeners(new BareBot())
                .build();
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        if (!event.getAuthor().isBot() && event.getMessage().getContentRaw().startsWith("!ping")) {
            event.getChannel()
                    .sendMessage("Pong!")
                    .setMessageReference(event.getMessageIdLong())
                    .queue();
        }
    }
}
