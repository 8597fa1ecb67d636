package io.jikimi.moderation;

import io.jikimi.commands.Invocation;
import io.jikimi.messages.Refusal;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/** What moderators have been asked whether they mean it; answered once, by whoever was asked. */
@Stored(
        as = "moderation-questions",
        whose = Whose.GUILD,
        guild = "guild_id",
        people = @Person(field = "asked_by", erased = OnErase.ROW_GOES),
        naming = "words",
        kept = @Kept(after = "asked_at", hours = 1),
        table = "moderation_question")
@Component
class Questions {

    static final String QUESTION = "question";

    private final JdbcClient database;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Questions(JdbcClient database, Clock clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps what is to be done if they say yes; gives what the button leads back with. */
    String ask(Invocation call, String words) {
        var id = UUID.randomUUID().toString().substring(0, 18);
        transaction.executeWithoutResult(_ -> keep(call, id, words));
        return id;
    }

    private void keep(Invocation call, String id, String words) {
        database.sql(
                        """
                        insert into moderation_question (id, guild_id, asked_by, asked_at, words)
                        values (:id, :guild, :by, :now, :words)
                        """)
                .param("id", id)
                .param("guild", call.guildId())
                .param("by", call.caller().userId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("words", words)
                .update();
    }

    /**
     * What was kept, once.
     *
     * @throws Refusal when it was answered already, or is somebody else's
     */
    String take(Invocation call, String id) {
        return Objects.requireNonNull(transaction.execute(_ -> taken(call, id)));
    }

    private String taken(Invocation call, String id) {
        var words =
                database.sql(
                                """
                                select words from moderation_question
                                where id = :id and guild_id = :guild and asked_by = :by
                                for update
                                """)
                        .param("id", id)
                        .param("guild", call.guildId())
                        .param("by", call.caller().userId())
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> new Refusal("moderation.answered"));
        database.sql("delete from moderation_question where id = :id").param("id", id).update();
        return words;
    }
}
