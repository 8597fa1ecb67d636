package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.HierarchyException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.requests.restaction.AuditableRestAction;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.restaction.AuditableRestActionImpl;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Does it through the shard of the guild. */
@Component
class GuildActs implements Acts {

    private static final Set<ErrorResponse> NOBODY =
            EnumSet.of(ErrorResponse.UNKNOWN_MEMBER, ErrorResponse.UNKNOWN_USER);
    private static final Set<ErrorResponse> FORBIDDEN =
            EnumSet.of(ErrorResponse.MISSING_PERMISSIONS, ErrorResponse.MISSING_ACCESS);
    private static final Outcome UNSENT = new Outcome.Trouble("it was not sent");
    private static final int NONE_BANNED = 500_000;

    private final Fleet fleet;

    GuildActs(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public Outcome ban(long guildId, long userId, Duration deleteBack, String reason) {
        var seconds = (int) deleteBack.toSeconds();
        return act(
                guildId,
                Permission.BAN_MEMBERS,
                guild -> guild.ban(person(userId), seconds, TimeUnit.SECONDS).reason(reason));
    }

    @Override
    public Banned banAll(
            long guildId, Collection<Long> userIds, Duration deleteBack, String reason) {
        try {
            var answer =
                    ask(
                            guildId,
                            Permission.BAN_MEMBERS,
                            guild -> banAll(guild, userIds, deleteBack).reason(reason));
            return answer == null ? new Banned(List.of(), List.copyOf(userIds)) : answer;
        } catch (NoneBanned none) {
            return new Banned(List.of(), List.copyOf(userIds));
        }
    }

    // JDA refuses to ban any of them where one is above Jikimi.
    private static AuditableRestAction<Banned> banAll(
            Guild guild, Collection<Long> userIds, Duration deleteBack) {
        require(guild, Permission.BAN_MEMBERS);
        require(guild, Permission.MANAGE_SERVER);
        var body =
                DataObject.empty()
                        .put("user_ids", userIds.stream().map(String::valueOf).toList())
                        .put("delete_message_seconds", deleteBack.toSeconds());
        return new AuditableRestActionImpl<>(
                guild.getJDA(),
                Route.Guilds.BULK_BAN.compile(guild.getId()),
                body,
                (answer, _) ->
                        new Banned(
                                ids(answer.getObject(), "banned_users"),
                                ids(answer.getObject(), "failed_users")));
    }

    private static List<Long> ids(DataObject answer, String field) {
        return answer.getArray(field).stream(DataArray::getUnsignedLong).toList();
    }

    private static void require(Guild guild, Permission needed) {
        if (!guild.getSelfMember().hasPermission(needed)) {
            throw new InsufficientPermissionException(guild, needed);
        }
    }

    @Override
    public Outcome unban(long guildId, long userId, String reason) {
        return act(
                guildId,
                Permission.BAN_MEMBERS,
                guild -> guild.unban(person(userId)).reason(reason));
    }

    @Override
    public Outcome kick(long guildId, long userId, String reason) {
        return act(
                guildId,
                Permission.KICK_MEMBERS,
                guild -> guild.kick(person(userId)).reason(reason));
    }

    // JDA holds the moment against the clock of this machine, which may differ from Discord's.
    @Override
    public Outcome silence(long guildId, long userId, @Nullable Instant until, String reason) {
        return act(
                guildId,
                Permission.MODERATE_MEMBERS,
                guild -> {
                    require(guild, Permission.MODERATE_MEMBERS);
                    var route = Route.Guilds.MODIFY_MEMBER.compile(guild.getId(), "" + userId);
                    var body =
                            DataObject.empty()
                                    .put(
                                            "communication_disabled_until",
                                            until == null ? null : until.toString());
                    return new AuditableRestActionImpl<Void>(guild.getJDA(), route, body)
                            .reason(reason);
                });
    }

    @Override
    public @Nullable Ban banOf(long guildId, long userId) {
        var ban = ask(guildId, Permission.BAN_MEMBERS, guild -> guild.retrieveBan(person(userId)));
        return ban == null ? null : new Ban(ban.getReason());
    }

    @Override
    public @Nullable Person member(long guildId, long userId) {
        var member =
                ask(
                        guildId,
                        Permission.VIEW_CHANNEL,
                        guild -> guild.retrieveMemberById(userId).useCache(false));
        return member == null ? null : person(member);
    }

    private static Person person(Member member) {
        var until = member.getTimeOutEnd();
        return new Person(
                member.getIdLong(),
                member.getUser().getName(),
                member.getUser().isBot(),
                until == null ? null : until.toInstant(),
                member.hasPermission(Permission.ADMINISTRATOR));
    }

    @Override
    public @Nullable String nameOf(long userId) {
        var shard = fleet.manager().getShards().stream().findFirst();
        if (shard.isEmpty()) {
            return null;
        }
        var user = shard.get().retrieveUserById(userId);
        try {
            return user.complete().getName();
        } catch (ErrorResponseException failure) {
            if (NOBODY.contains(failure.getErrorResponse())) {
                return null;
            }
            throw new Untold(judge(failure, null));
        } catch (CancellationException | RejectedExecutionException unsent) {
            throw new Untold(UNSENT);
        } catch (CompletionException failure) {
            throw new Untold(late(failure));
        }
    }

    @Override
    public List<AuditEntry> audit(long guildId, int most) {
        var entries =
                ask(
                        guildId,
                        Permission.VIEW_AUDIT_LOGS,
                        guild -> guild.retrieveAuditLogs().cache(false).limit(most));
        return entries == null
                ? List.of()
                : entries.stream().map(AuditEntry::of).flatMap(Optional::stream).toList();
    }

    private static UserSnowflake person(long userId) {
        return UserSnowflake.fromId(userId);
    }

    private Outcome act(long guildId, Permission needed, Function<Guild, RestAction<?>> what) {
        var guild = fleet.manager().getGuildById(guildId);
        if (guild == null) {
            return new Outcome.Trouble("the guild is not here");
        }
        try {
            what.apply(guild).complete();
            return new Outcome.Done();
        } catch (InsufficientPermissionException lacking) {
            return new Outcome.Forbidden(lacking.getPermission());
        } catch (HierarchyException above) {
            return new Outcome.Forbidden(null);
        } catch (ErrorResponseException failure) {
            return judge(failure, missing(guild, needed));
        } catch (CancellationException | RejectedExecutionException unsent) {
            return UNSENT;
        } catch (CompletionException failure) {
            return late(failure);
        }
    }

    /** The answer, or null where Discord knows no such ban or person. */
    private <T> @Nullable T ask(
            long guildId, Permission needed, Function<Guild, RestAction<T>> what) {
        var guild = fleet.manager().getGuildById(guildId);
        if (guild == null) {
            throw new Untold(new Outcome.Trouble("the guild is not here"));
        }
        try {
            return what.apply(guild).complete();
        } catch (InsufficientPermissionException lacking) {
            throw new Untold(new Outcome.Forbidden(lacking.getPermission()));
        } catch (HierarchyException above) {
            throw new Untold(new Outcome.Forbidden(null));
        } catch (ErrorResponseException failure) {
            if (failure.getErrorCode() == NONE_BANNED) {
                throw new NoneBanned();
            }
            var why = judge(failure, missing(guild, needed));
            if (why instanceof Outcome.Already || why instanceof Outcome.Gone) {
                return null;
            }
            throw new Untold(why);
        } catch (CancellationException | RejectedExecutionException unsent) {
            throw new Untold(UNSENT);
        } catch (CompletionException failure) {
            throw new Untold(late(failure));
        }
    }

    // So JDA says that a request has waited for too long, for its turn or for an answer.
    private static Outcome late(CompletionException failure) {
        if (failure.getCause() instanceof TimeoutException) {
            return new Outcome.Trouble("no answer in time");
        }
        throw failure;
    }

    private static @Nullable Permission missing(Guild guild, Permission needed) {
        return guild.getSelfMember().hasPermission(needed) ? null : needed;
    }

    private static Outcome judge(ErrorResponseException failure, @Nullable Permission missing) {
        var answer = failure.getErrorResponse();
        if (answer == ErrorResponse.UNKNOWN_BAN) {
            return new Outcome.Already();
        }
        if (NOBODY.contains(answer)) {
            return new Outcome.Gone();
        }
        var status = failure.getResponse().code;
        return FORBIDDEN.contains(answer) || status == 403
                ? new Outcome.Forbidden(missing)
                : new Outcome.Trouble(failure.getMeaning());
    }

    /** Discord could ban nobody of those. */
    private static final class NoneBanned extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
