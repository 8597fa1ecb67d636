package io.jikimi.sources;

/**
 * One value that an operator wrote.
 *
 * @param name what it is called there, such as {@code bot.token} in an INI file or {@code
 *     DISCORD_TOKEN} among variables
 * @param value what it says, without quotes and escapes, references to others still in it
 * @param place where the value begins
 */
public record Entry(String name, String value, Place place) {

    /** Only the name and the place: the value may be a secret. */
    @Override
    public String toString() {
        return name + " (" + place + ")";
    }
}
