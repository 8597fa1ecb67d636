package io.jikimi.playground.world;

/** The ways in which Discord says no, with its own codes and words. */
public enum Problem {
    UNAUTHORIZED(401, 0, "401: Unauthorized"),
    NOT_FOUND(404, 0, "404: Not Found"),
    METHOD_NOT_ALLOWED(405, 0, "405: Method Not Allowed"),
    UNKNOWN_APPLICATION(404, 10002, "Unknown Application"),
    UNKNOWN_CHANNEL(404, 10003, "Unknown Channel"),
    UNKNOWN_GUILD(404, 10004, "Unknown Guild"),
    UNKNOWN_MEMBER(404, 10007, "Unknown Member"),
    UNKNOWN_MESSAGE(404, 10008, "Unknown Message"),
    UNKNOWN_OVERWRITE(404, 10009, "Unknown Overwrite"),
    UNKNOWN_ROLE(404, 10011, "Unknown Role"),
    UNKNOWN_USER(404, 10013, "Unknown User"),
    UNKNOWN_EMOJI(400, 10014, "Unknown Emoji"),
    UNKNOWN_WEBHOOK(404, 10015, "Unknown Webhook"),
    UNKNOWN_BAN(404, 10026, "Unknown Ban"),
    UNKNOWN_INTERACTION(404, 10062, "Unknown interaction"),
    UNKNOWN_COMMAND(404, 10063, "Unknown application command"),
    INTERACTION_ALREADY_ANSWERED(400, 40060, "Interaction has already been acknowledged."),
    ALREADY_PUBLISHED(400, 40033, "This message has already been crossposted"),
    MISSING_ACCESS(403, 50001, "Missing Access"),
    CANNOT_EDIT_ANOTHERS_MESSAGE(403, 50005, "Cannot edit a message authored by another user"),
    EMPTY_MESSAGE(400, 50006, "Cannot send an empty message"),
    CANNOT_MESSAGE_USER(403, 50007, "Cannot send messages to this user"),
    MISSING_PERMISSIONS(403, 50013, "Missing Permissions"),
    BULK_DELETE_COUNT(400, 50016, "Provided too few or too many messages to delete."),
    SYSTEM_MESSAGE(403, 50021, "Cannot execute action on a system message"),
    INVALID_WEBHOOK_TOKEN(401, 50027, "Invalid Webhook Token"),
    TOO_OLD_TO_BULK_DELETE(
            400, 50034, "You can only bulk delete messages that are under 14 days old."),
    INVALID_FORM(400, 50035, "Invalid Form Body"),
    THREAD_ARCHIVED(400, 50083, "Thread is archived"),
    INVALID_JSON(400, 50109, "The request body contains invalid JSON."),
    REPLY_WITHOUT_HISTORY(400, 160002, "Cannot reply without permission to read message history"),
    THREAD_ALREADY_MADE(400, 160004, "A thread has already been created for this message"),
    FAILED_TO_BAN(400, 500000, "Failed to ban users"),
    SERVER_ERROR(500, 0, "500: Internal Server Error");

    private final int status;
    private final int code;
    private final String words;

    Problem(int status, int code, String words) {
        this.status = status;
        this.code = code;
        this.words = words;
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    public String words() {
        return words;
    }

    public DiscordError error() {
        return new DiscordError(this);
    }
}
