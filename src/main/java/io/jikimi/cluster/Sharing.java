package io.jikimi.cluster;

/**
 * Whether other instances may run beside this one.
 *
 * @param isOn yes where the database is one that several processes can open
 */
record Sharing(boolean isOn) {}
