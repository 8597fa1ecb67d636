package io.jikimi.playground.rest;

/** A file that came with a message. */
record Upload(int number, String name, String contentType, byte[] bytes) {}
