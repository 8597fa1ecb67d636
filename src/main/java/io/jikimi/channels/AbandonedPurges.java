package io.jikimi.channels;

import io.jikimi.commands.Card;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Premises;
import io.jikimi.messages.Text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Says of purges that the end of a process has cut short that they were, and how far they got. */
@Component
class AbandonedPurges {

    private static final Logger log = LoggerFactory.getLogger(AbandonedPurges.class);

    private final PurgeLedger ledger;
    private final ChannelLog channelLog;
    private final Premises premises;

    AbandonedPurges(PurgeLedger ledger, ChannelLog channelLog, Premises premises) {
        this.ledger = ledger;
        this.channelLog = channelLog;
        this.premises = premises;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 60_000)
    void look() {
        try {
            ledger.forgetUnconfirmed();
            ledger.abandoned().stream()
                    .filter(purge -> premises.isOpen(purge.guildId()))
                    .filter(purge -> ledger.end(purge.id(), purge.deleted()))
                    .forEach(this::tell);
        } catch (DataAccessException | TransactionException away) {
            log.warn("Purges that were cut short cannot be looked for: {}", away.getMessage());
        }
    }

    // They are not gone on with: nobody knows any more whether they are still wanted.
    private void tell(Purge purge) {
        var card =
                Card.titled("channels.purge-cut")
                        .saying("channels.purge-cut-text", purge.deleted())
                        .line(
                                Text.of("channels.log-where"),
                                ChannelNeeds.mention(purge.channelId()),
                                true)
                        .line(
                                Text.of("channels.log-by"),
                                Text.verbatim("<@" + purge.askedBy() + ">"),
                                true);
        channelLog.write(purge.guildId(), "p" + purge.id() + "c", Reply.post(card));
    }
}
