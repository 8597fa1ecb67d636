/**
 * Entities of no room, so that no bot in a test maps them: some say what they hold, some do not.
 */
@NullMarked
package example.garden;

import org.jspecify.annotations.NullMarked;
