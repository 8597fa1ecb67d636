package io.jikimi.announcements;

/**
 * What is done besides saying it.
 *
 * @param publish to all servers that follow the channel
 * @param deletePrevious the post before, so that there is one at a time
 */
record Extras(boolean publish, boolean pin, boolean deletePrevious) {}
