package io.jikimi.playground;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.User;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The guilds and people that are there at the start. */
final class Seed {

    static final String GARDEN = "Jikimi Garden";
    static final String VILLAGE = "지킴이 마을";

    static final long MODERATOR_MAY =
            Permission.of(
                    Permission.MANAGE_MESSAGES,
                    Permission.KICK_MEMBERS,
                    Permission.BAN_MEMBERS,
                    Permission.MODERATE_MEMBERS,
                    Permission.MANAGE_GUILD,
                    Permission.MANAGE_NICKNAMES,
                    Permission.MANAGE_THREADS,
                    Permission.PIN_MESSAGES,
                    Permission.VIEW_AUDIT_LOG);
    private static final long BOT_MAY =
            MODERATOR_MAY
                    | Permission.of(
                            Permission.VIEW_CHANNEL,
                            Permission.SEND_MESSAGES,
                            Permission.SEND_MESSAGES_IN_THREADS,
                            Permission.READ_MESSAGE_HISTORY,
                            Permission.EMBED_LINKS,
                            Permission.ATTACH_FILES,
                            Permission.ADD_REACTIONS,
                            Permission.MANAGE_ROLES,
                            Permission.MANAGE_CHANNELS,
                            Permission.CREATE_PUBLIC_THREADS,
                            Permission.MENTION_EVERYONE);

    private final World world;

    Seed(World world) {
        this.world = world;
    }

    Seed plant(int guilds) {
        if (guilds >= 1) {
            garden();
        }
        if (guilds >= 2) {
            village();
        }
        if (guilds > 2) {
            var owner = person("gardener", "Gardener", Locale.US);
            for (var number = 3; number <= guilds; number++) {
                generated("Community " + number, owner);
            }
        }
        return this;
    }

    private void garden() {
        var hana = person("hana", "Hana", Locale.US);
        var minsu = person("minsu", "Minsu", Locale.US);
        var alice = person("alice", "Alice", Locale.US);
        var bob = person("bob", "Bob", Locale.US);
        var guild = world.guildWork().found(GARDEN, Locale.US, hana);
        var roles = world.guildWork();
        var newcomer = roles.createRole(guild, "Newcomer", 0x95A5A6, 0);
        var member = roles.createRole(guild, "Member", 0x3498DB, 0);
        var moderator = roles.createRole(guild, "Moderator", 0x2ECC71, MODERATOR_MAY);
        var admin = roles.createRole(guild, "Admin", 0xE74C3C, Permission.ADMINISTRATOR.bit());
        var self = roles.inviteBot(guild, BOT_MAY);
        order(guild, newcomer.id(), member.id(), moderator.id(), botRole(guild), admin.id());
        roles.grant(guild.memberOrUnknown(hana.id()), admin);
        roles.grant(roles.join(guild, minsu), moderator);
        roles.grant(roles.join(guild, alice), member);
        roles.grant(roles.join(guild, bob), newcomer);

        var front = category(guild, "Garden gate");
        var welcome = text(guild, "welcome", front, "Say hello, and read how we live together.");
        roles.welcomeIn(guild, welcome);
        var talk = category(guild, "Talk");
        var general = text(guild, "general", talk, "Anything and everything.");
        text(guild, "random", talk, "Cats, mostly.");
        var bots = text(guild, "bot-playground", talk, "Try what Jikimi can do: type / or !help");
        var keep = category(guild, "Keepers");
        var log = text(guild, "mod-log", keep, "What the keepers did.");
        hide(guild, log, moderator.id(), botRole(guild));

        world.people()
                .say(hana, welcome, "Welcome to the **Jikimi Garden**! Be kind, water the plants.");
        world.people().say(minsu, welcome, "If you need a moderator, just ping me.");
        world.people().say(alice, general, "Good morning everyone! \uD83C\uDF31");
        world.people().say(bob, general, "Hi, I am new here. What does the bot do?");
        world.people().say(minsu, bots, "Type `!help` or pick a command with `/`.");
        var question = world.people().say(alice, general, "Shall we plan a garden party?");
        var body = Json.object().put("name", "Garden party");
        var thread = world.channelWork().startThread(alice, general, question.id(), body);
        world.channelWork().follow(self.user(), thread);
        world.people().say(hana, thread, "Yes! Saturday, under the big tree.");
    }

    private void village() {
        var jiwoo = person("jiwoo", "지우", Locale.KOREA);
        var seoyeon = person("seoyeon", "서연", Locale.KOREA);
        var minjun = person("minjun", "민준", Locale.KOREA);
        var haeun = person("haeun", "하은", Locale.KOREA);
        var guild = world.guildWork().found(VILLAGE, Locale.KOREAN, jiwoo);
        var roles = world.guildWork();
        var newcomer = roles.createRole(guild, "새내기", 0x95A5A6, 0);
        var member = roles.createRole(guild, "주민", 0x3498DB, 0);
        var moderator = roles.createRole(guild, "관리자", 0x2ECC71, MODERATOR_MAY);
        roles.inviteBot(guild, BOT_MAY);
        order(guild, newcomer.id(), member.id(), moderator.id(), botRole(guild));
        roles.grant(roles.join(guild, seoyeon), moderator);
        roles.grant(roles.join(guild, minjun), member);
        roles.grant(roles.join(guild, haeun), newcomer);

        var front = category(guild, "마을 입구");
        var welcome = text(guild, "환영합니다", front, "처음 오셨나요? 인사해 주세요.");
        roles.welcomeIn(guild, welcome);
        var talk = category(guild, "이야기");
        var general = text(guild, "자유게시판", talk, "무엇이든 이야기해요.");
        text(guild, "봇-놀이터", talk, "/ 를 눌러 지킴이를 써 보세요.");
        var keep = category(guild, "관리");
        var log = text(guild, "관리-기록", keep, "관리자만 볼 수 있어요.");
        hide(guild, log, moderator.id(), botRole(guild));

        world.people().say(jiwoo, welcome, "**지킴이 마을**에 오신 것을 환영합니다!");
        world.people().say(minjun, general, "안녕하세요, 오늘 날씨가 정말 좋네요.");
        world.people().say(haeun, general, "반갑습니다! 잘 부탁드려요.");
    }

    private void generated(String name, User owner) {
        var guild = world.guildWork().found(name, Locale.US, owner);
        world.guildWork().inviteBot(guild, BOT_MAY);
        var talk = category(guild, "Talk");
        text(guild, "general", talk, null);
        text(guild, "random", talk, null);
    }

    Guild found(String name, Locale locale) {
        var owner = person("owner-of-" + name, "Owner", locale);
        var guild = world.guildWork().found(name, locale, owner);
        text(guild, "general", null, null);
        world.guildWork().inviteBot(guild, BOT_MAY);
        return guild;
    }

    private User person(String username, String shownName, Locale locale) {
        var discordLocale = locale.getLanguage().equals("ko") ? Locale.KOREAN : locale;
        return world.guildWork().register(username, shownName, discordLocale);
    }

    private static long botRole(Guild guild) {
        return guild.roles().stream()
                .filter(role -> role.isManaged())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void order(Guild guild, long... lowestFirst) {
        for (var position = 0; position < lowestFirst.length; position++) {
            var role = world.guildWork().role(guild, lowestFirst[position]);
            world.guildWork().moveRole(guild, role, position + 1);
        }
    }

    private Channel category(Guild guild, String name) {
        var body = Json.object().put("name", name).put("type", Channel.CATEGORY);
        return world.channelWork().create(world.user(guild.ownerId()), guild, body);
    }

    private Channel text(
            Guild guild, String name, @Nullable Channel category, @Nullable String topic) {
        var body = Json.object().put("name", name).put("type", Channel.TEXT).put("topic", topic);
        body.put("parent_id", category == null ? null : Json.id(category.id()));
        return world.channelWork().create(world.user(guild.ownerId()), guild, body);
    }

    private void hide(Guild guild, Channel channel, long... visibleToRoles) {
        var owner = world.user(guild.ownerId());
        var see = Permission.VIEW_CHANNEL.bit();
        var work = world.channelWork();
        work.overwrite(owner, channel, Overwrite.denying(guild.id(), see));
        for (var roleId : visibleToRoles) {
            work.overwrite(owner, channel, Overwrite.allowing(roleId, see));
        }
    }
}
